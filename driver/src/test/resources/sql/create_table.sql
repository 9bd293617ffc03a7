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
