-- CREATE TABLE takes typed columns and a primary key of one or more of them.
CREATE TABLE city (
  id INTEGER PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  population BIGINT DEFAULT 0,
  founded DATE
);
> done

-- A table that exists is an error, or nothing happens.
CREATE TABLE city (a INT PRIMARY KEY);
> error 42S01 TABLE_ALREADY_EXISTS: table "CITY" exists already; drop it first, or use IF NOT EXISTS

CREATE TABLE IF NOT EXISTS city (a INT PRIMARY KEY);
> done

CREATE TABLE PUBLIC.CITY (a INT PRIMARY KEY);
> error 42S01 TABLE_ALREADY_EXISTS: table "CITY" exists already; drop it first, or use IF NOT EXISTS

-- Unquoted names are upper case, quoted names stay as they are.
CREATE TABLE "city" ("Id" INT, b CHAR(2), PRIMARY KEY (b, "Id"));
> done

-- All types, in all spellings.
CREATE TABLE every_type (
  a BOOLEAN, b TINYINT, c SMALLINT, d INT, e INTEGER, f BIGINT,
  g DECIMAL, h DECIMAL(10), i NUMERIC(10, 2), j DEC(5, 5),
  k REAL, l FLOAT, m DOUBLE, n DOUBLE PRECISION,
  o CHAR, p CHARACTER(3), q VARCHAR, r CHARACTER VARYING(5), s TEXT, t STRING,
  u BINARY(4), v VARBINARY, w BINARY VARYING(9),
  x DATE, y TIME, z TIME(3), aa TIMESTAMP, ab TIMESTAMP(0),
  ac TIMESTAMP WITH TIME ZONE, ad TIMESTAMP(1) WITH TIME ZONE, ae UUID,
  PRIMARY KEY (e, x, ae)
);
> done

@columns COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, IS_NULLABLE, KEY_POSITION
SELECT * FROM information_schema.columns WHERE table_name = 'EVERY_TYPE' ORDER BY ordinal_position;
> COLUMN_NAME | IS_NULLABLE | DATA_TYPE | CHARACTER_MAXIMUM_LENGTH | NUMERIC_PRECISION | NUMERIC_SCALE | DATETIME_PRECISION | KEY_POSITION
> A | YES | BOOLEAN | null | null | null | null | null
> B | YES | TINYINT | null | null | null | null | null
> C | YES | SMALLINT | null | null | null | null | null
> D | YES | INTEGER | null | null | null | null | null
> E | NO | INTEGER | null | null | null | null | 1
> F | YES | BIGINT | null | null | null | null | null
> G | YES | DECIMAL | null | 38 | 0 | null | null
> H | YES | DECIMAL | null | 10 | 0 | null | null
> I | YES | DECIMAL | null | 10 | 2 | null | null
> J | YES | DECIMAL | null | 5 | 5 | null | null
> K | YES | REAL | null | null | null | null | null
> L | YES | DOUBLE | null | null | null | null | null
> M | YES | DOUBLE | null | null | null | null | null
> N | YES | DOUBLE | null | null | null | null | null
> O | YES | CHAR | 1 | null | null | null | null
> P | YES | CHAR | 3 | null | null | null | null
> Q | YES | VARCHAR | 16777216 | null | null | null | null
> R | YES | VARCHAR | 5 | null | null | null | null
> S | YES | VARCHAR | 16777216 | null | null | null | null
> T | YES | VARCHAR | 16777216 | null | null | null | null
> U | YES | BINARY | 4 | null | null | null | null
> V | YES | VARBINARY | 16777216 | null | null | null | null
> W | YES | VARBINARY | 9 | null | null | null | null
> X | NO | DATE | null | null | null | null | 2
> Y | YES | TIME | null | null | null | 0 | null
> Z | YES | TIME | null | null | null | 3 | null
> AA | YES | TIMESTAMP | null | null | null | 3 | null
> AB | YES | TIMESTAMP | null | null | null | 0 | null
> AC | YES | TIMESTAMP WITH TIME ZONE | null | null | null | 3 | null
> AD | YES | TIMESTAMP WITH TIME ZONE | null | null | null | 1 | null
> AE | NO | UUID | null | null | null | null | 3

SELECT table_name, column_name, is_nullable, column_default, key_position
FROM information_schema.columns WHERE table_name IN ('CITY', 'city') ORDER BY table_name, ordinal_position;
> TABLE_NAME | COLUMN_NAME | IS_NULLABLE | COLUMN_DEFAULT | KEY_POSITION
> CITY | ID | NO | null | 1
> CITY | NAME | NO | null | null
> CITY | POPULATION | YES | 0 | null
> CITY | FOUNDED | YES | null | null
> city | Id | NO | null | 2
> city | B | NO | null | 1

-- Names that other databases have for the same types.

CREATE TABLE alike (
  id INTEGER PRIMARY KEY, a CLOB, b NCLOB, c LONGVARCHAR, d BLOB, e BYTEA, f LONGVARBINARY, g BOOL, h DATETIME);
> done

SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'ALIKE' ORDER BY ordinal_position;
> COLUMN_NAME | DATA_TYPE
> ID | INTEGER
> A | VARCHAR
> B | VARCHAR
> C | VARCHAR
> D | VARBINARY
> E | VARBINARY
> F | VARBINARY
> G | BOOLEAN
> H | TIMESTAMP

VALUES (CAST('x' AS CLOB), CAST(1 AS TEXT), CAST('2026-01-02 03:04:05' AS DATETIME));
> EXPR$0 | EXPR$1 | EXPR$2
> x | 1 | 2026-01-02T03:04:05

CREATE TABLE unlike (id INTEGER PRIMARY KEY, a MONEY);
> error 42000 INVALID_STATEMENT: line 1, column 48: type MONEY of column "A" is not supported; there are BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE, CHAR, VARCHAR, BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP WITH TIME ZONE, UUID
