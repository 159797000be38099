// The language of .ae model files. What each construct means: see README.md beside this file.
//
// More is accepted here than is legal where a later check can say better what is wrong: the order
// of declarations, positional arguments behind named ones, and all that needs a name's meaning.
grammar Ae;

// A whole file.

file
    : declarations += declaration* EOF
    ;

// A value on its own, such as that of `--const NAME=VALUE`.

loneValue
    : content = value EOF
    ;

declaration
    : decl = packageDecl     # packageDeclaration
    | decl = constDecl       # constDeclaration
    | decl = autoencoder     # autoencoderDeclaration
    ;

packageDecl
    : PACKAGE parts += name (DOT parts += name)* SEMICOLON
    ;

constDecl
    : CONST id = word EQUALS content = value SEMICOLON
    ;

autoencoder
    : head = header LEFT_BRACE members += member* RIGHT_BRACE
    ;

header
    : AUTOENCODER id = name
    ;

member
    : content = inputDecl     # inputMember
    | content = layerDecl     # layerMember
    | content = trainDecl     # trainMember
    | content = property      # propertyMember
    ;

inputDecl
    : INPUT list = arguments SEMICOLON
    ;

layerDecl
    : LAYER id = name EQUALS content = kind link = tie? SEMICOLON
    ;

kind
    : id = word list = arguments?
    ;

tie
    : TIED_TO target = name
    ;

trainDecl
    : TRAIN LEFT_BRACE settings += setting* RIGHT_BRACE
    ;

// A setting of the autoencoder.

property
    : id = propertyName EQUALS content = value SEMICOLON
    ;

// A setting of the train block.

setting
    : id = name EQUALS content = value SEMICOLON
    ;

arguments
    : LEFT_PARENTHESIS (items += argument (COMMA items += argument)*)? RIGHT_PARENTHESIS
    ;

argument
    : id = word EQUALS content = value     # namedArgument
    | content = value                      # positionalArgument
    ;

value
    : LEFT_PARENTHESIS inner = value RIGHT_PARENTHESIS                             # group
    | LEFT_BRACKET (items += value (COMMA items += value)*)? RIGHT_BRACKET         # sequence
    | MINUS operand = value                                                        # negation
    | left = value operator = (STAR | SLASH) right = value                         # product
    | left = value operator = (PLUS | MINUS) right = value                         # sum
    | id = word list = arguments                                                   # invocation
    | id = word                                                                    # reference
    | digits = NUMBER                                                              # number
    | quoted = STRING                                                              # text
    | TRUE                                                                         # yes
    | FALSE                                                                        # no
    | NONE                                                                         # none
    ;

// Words of the grammar are keywords only where the grammar expects them. Where a value may stand,
// `true`, `false` and `none` are values; where only a name may, they are names like any other.

name
    : NAME
    | PACKAGE
    | CONST
    | AUTOENCODER
    | INPUT
    | LAYER
    | TIED_TO
    | TRAIN
    | TRUE
    | FALSE
    | NONE
    ;

word
    : NAME
    | PACKAGE
    | CONST
    | AUTOENCODER
    | INPUT
    | LAYER
    | TIED_TO
    | TRAIN
    ;

propertyName
    : NAME
    | PACKAGE
    | CONST
    | AUTOENCODER
    | TIED_TO
    | TRUE
    | FALSE
    | NONE
    ;

PACKAGE: 'package';

CONST: 'const';

AUTOENCODER: 'autoencoder';

INPUT: 'input';

LAYER: 'layer';

TIED_TO: 'tied_to';

TRAIN: 'train';

TRUE: 'true';

FALSE: 'false';

NONE: 'none';

NAME: [a-zA-Z_] [a-zA-Z0-9_]*;

NUMBER: (DIGIT+ (DOT DIGIT*)? | DOT DIGIT+) EXPONENT?;

STRING: '"' STRING_PART* '"';

LEFT_BRACE: '{';

RIGHT_BRACE: '}';

LEFT_PARENTHESIS: '(';

RIGHT_PARENTHESIS: ')';

LEFT_BRACKET: '[';

RIGHT_BRACKET: ']';

COMMA: ',';

SEMICOLON: ';';

EQUALS: '=';

DOT: '.';

PLUS: '+';

MINUS: '-';

STAR: '*';

SLASH: '/';

SPACE: [ \t\r\n\f]+ -> channel(HIDDEN);

LINE_COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);

DOC_COMMENT: '/**' (DOC_START COMMENT_PART*)? '*'+ '/' -> channel(HIDDEN);

COMMENT: '/*' COMMENT_PART* '*'+ '/' -> channel(HIDDEN);

// What follows is never legal. It has names so that a diagnostic can say what is wrong with it.

ENDLESS_COMMENT: '/*' COMMENT_PART* '*'* -> channel(HIDDEN);

HASH_COMMENT: '#' ~[\r\n]* -> channel(HIDDEN);

ENDLESS_STRING: '"' STRING_PART* '\\'?;

BAD_NUMBER: DOT? DIGIT ([a-zA-Z0-9_.] | [eE] [+\-])*;

BAD_CHARACTERS: ~[a-zA-Z0-9_ \t\r\n\f"(){}[\],;=.+\-*/#]+;

fragment DIGIT: [0-9];

fragment EXPONENT: [eE] [+\-]? DIGIT+;

fragment STRING_PART: ~["\\\r\n] | '\\' ~[\r\n];

fragment COMMENT_PART: ~'*' | '*'+ ~[*/];

// Not a slash: `/**/` is a whole comment, and documents nothing.
fragment DOC_START: ~[*/] | '*'+ ~[*/];
