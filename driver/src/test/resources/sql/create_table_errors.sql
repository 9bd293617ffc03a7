-- Each of these is refused, and nothing is created.
CREATE TABLE t (a INT PRIMARY KEY, b INT, a INT);
> error 42S21 COLUMN_ALREADY_EXISTS: line 1, column 43: table "T" names column "A" twice

CREATE TABLE t (a INT PRIMARY KEY, b INT PRIMARY KEY);
> error 42000 INVALID_STATEMENT: table "T" has 2 primary keys; for one of several columns write PRIMARY KEY (a, b) behind the columns

CREATE TABLE t (a INT PRIMARY KEY, PRIMARY KEY (a));
> error 42000 INVALID_STATEMENT: table "T" has 2 primary keys; for one of several columns write PRIMARY KEY (a, b) behind the columns

CREATE TABLE t (a INT, PRIMARY KEY (b));
> error 42S22 COLUMN_NOT_FOUND: line 1, column 37: table "T" has no column "B" for its primary key

CREATE TABLE t (a INT, b INT, PRIMARY KEY (a, b, a));
> error 42000 INVALID_STATEMENT: table "T" names column "A" twice in its primary key

CREATE TABLE t (a INT NULL PRIMARY KEY);
> error 42000 INVALID_STATEMENT: column "A" is part of the primary key and cannot be NULL; leave NULL out

CREATE TABLE t (a MONEY PRIMARY KEY);
> error 42000 INVALID_STATEMENT: line 1, column 19: type MONEY of column "A" is not supported; there are BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, CHAR, VARCHAR, BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP WITH TIME ZONE, UUID

CREATE TABLE t (a INT ARRAY PRIMARY KEY);
> error 42000 INVALID_STATEMENT: line 1, column 19: type INTEGER ARRAY of column "A" is not supported; there are BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, CHAR, VARCHAR, BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP WITH TIME ZONE, UUID

CREATE TABLE t (a TIME WITH TIME ZONE PRIMARY KEY);
> error 42000 INVALID_STATEMENT: line 1, column 19: type TIME WITH TIME ZONE of column "A" is not supported; there are BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, CHAR, VARCHAR, BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP WITH TIME ZONE, UUID

CREATE TABLE t (a VARCHAR(0) PRIMARY KEY);
> error 42000 INVALID_STATEMENT: column "A": length of VARCHAR is 0; it must be from 1 to 16777216

CREATE TABLE t (a CHAR(20000000) PRIMARY KEY);
> error 42000 INVALID_STATEMENT: column "A": length of CHAR is 20000000; it must be from 1 to 16777216

CREATE TABLE t (a DECIMAL(5, 6) PRIMARY KEY);
> error 42000 INVALID_STATEMENT: column "A": scale of DECIMAL is 6; it must be from 0 to 5

CREATE TABLE t (a TIMESTAMP(6) PRIMARY KEY);
> error 42000 INVALID_STATEMENT: column "A": precision of TIMESTAMP is 6; it must be from 0 to 3

CREATE TABLE t (a VARCHAR(10) CHARACTER SET latin1 PRIMARY KEY);
> error 42000 INVALID_STATEMENT: column "A": CHARACTER SET LATIN1 is not supported; leave it out, all text is Unicode

CREATE TABLE t (a INT PRIMARY KEY, b INT DEFAULT a);
> error 42000 INVALID_STATEMENT: line 1, column 50: DEFAULT of column "B" contains a column; it must be a constant

CREATE TABLE t (a INT PRIMARY KEY, b INT DEFAULT ?);
> error 42000 INVALID_STATEMENT: line 1, column 50: DEFAULT of column "B" contains a parameter; it must be a constant

CREATE TABLE t (a INT PRIMARY KEY, b INT DEFAULT (SELECT 1));
> error 42000 SYNTAX_ERROR: line 1, column 50: a query cannot stand here; a value is expected

CREATE TABLE t (a INT PRIMARY KEY, b INT DEFAULT count(*));
> error 42000 INVALID_STATEMENT: line 1, column 56: DEFAULT of column "B" contains *; it must be a constant

CREATE TABLE other.t (a INT PRIMARY KEY);
> error 3F000 SCHEMA_NOT_FOUND: schema "OTHER" does not exist; create it, or check its name and case

CREATE TABLE information_schema.t (a INT PRIMARY KEY);
> error 42000 INVALID_STATEMENT: table INFORMATION_SCHEMA.T cannot be created, altered, dropped or truncated: INFORMATION_SCHEMA is made by the database itself

CREATE TABLE t (a INT PRIMARY KEY;
> error 42000 SYNTAX_ERROR: line 1, column 34: unexpected ";"

CREATE TABLE t ();
> error 42000 SYNTAX_ERROR: line 1, column 17: unexpected ")"

CREATE OR REPLACE TABLE t (a INT PRIMARY KEY);
> error 42000 SYNTAX_ERROR: line 1, column 1: CREATE OR REPLACE TABLE is not supported; drop the table first

DROP TABLE t;
> error 42S02 TABLE_NOT_FOUND: table "T" does not exist
