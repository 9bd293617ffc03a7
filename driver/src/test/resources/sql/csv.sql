-- EXPORT_CSV writes the rows of a query, IMPORT_CSV brings rows into a table. CsvTest has every type, gzip and files that are damaged.
CREATE SCHEMA archive;
> done

CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR(10) NOT NULL, "Note" VARCHAR DEFAULT 'none', population BIGINT DEFAULT 7);
> done

CREATE TABLE archive.city (id INTEGER PRIMARY KEY, name VARCHAR(10));
> done

INSERT INTO city VALUES (1, 'Kraków', NULL, 804237), (2, 'a "b", c', '', NULL), (3, 'Quito', 'x', 0);
> 3 rows changed

-- There and back.
@columns ROWS, BYTES
CALL EXPORT_CSV('{folder}.csv', 'SELECT * FROM city ORDER BY id');
> ROWS | BYTES
> 3 | 77

DELETE FROM city;
> 3 rows changed

@columns ROWS_READ, ROWS_IMPORTED, ROWS_REJECTED, LINE, REASON
CALL IMPORT_CSV('{folder}.csv', 'city');
> ROWS_READ | ROWS_IMPORTED | ROWS_REJECTED | LINE | REASON
> 3 | 3 | 0 | null | null

SELECT id, name, '<' || "Note" || '>' AS note, population FROM city ORDER BY id;
> ID | NAME | NOTE | POPULATION
> 1 | Kraków | null | 804237
> 2 | a "b", c | <> | null
> 3 | Quito | <x> | 0

-- A file that is there is kept.
CALL EXPORT_CSV('{folder}.csv', 'SELECT * FROM city');
> error 22023 INVALID_PARAMETER_VALUE: file {folder}.csv exists already; choose another name, or use the option overwrite=true

-- Columns go by their names, in any case; those that are missing get their default.
@columns ROWS
CALL EXPORT_CSV('{folder}.csv', 'SELECT id + 3 AS "iD", UPPER(name) AS "note", name AS "Name" FROM city', 'overwrite=true, delimiter=";"');
> ROWS
> 3

@columns ROWS_IMPORTED
CALL IMPORT_CSV('{folder}.csv', 'public.city', 'delimiter=";"');
> ROWS_IMPORTED
> 3

SELECT * FROM city WHERE id > 3 ORDER BY id;
> ID | NAME | Note | POPULATION
> 4 | Kraków | KRAKÓW | 7
> 5 | a "b", c | A "B", C | 7
> 6 | Quito | QUITO | 7

-- The first line that is wrong stops it, and its batch is not imported.
CALL IMPORT_CSV('{folder}.csv', 'city', 'delimiter=";"');
> error 23505 DUPLICATE_KEY: line 2: row with key (4) of table "CITY" exists already; use UPSERT to replace it

@columns ROWS_READ, ROWS_IMPORTED, ROWS_REJECTED, LINE, COLUMN_NAME, VALUE, REASON
CALL IMPORT_CSV('{folder}.csv', 'city', 'delimiter=";", mode=upsert');
> ROWS_READ | ROWS_IMPORTED | ROWS_REJECTED | LINE | COLUMN_NAME | VALUE | REASON
> 3 | 3 | 0 | null | null | null | null

-- Or it is left out.
@columns ROWS
CALL EXPORT_CSV('{folder}.csv', 'VALUES (''10'', ''ten''), (''x'', ''letter''), (''11'', ''much too long''), (''1'', ''one''), (''12'', NULL), (''13'', ''thirteen'')', 'header=false, overwrite=true');
> ROWS
> 6

@columns ROWS_READ, ROWS_IMPORTED, ROWS_REJECTED, LINE, COLUMN_NAME, VALUE, REASON
CALL IMPORT_CSV('{folder}.csv', 'city', 'header=false, columns="ID, NAME", onError=skip');
> ROWS_READ | ROWS_IMPORTED | ROWS_REJECTED | LINE | COLUMN_NAME | VALUE | REASON
> 6 | 2 | 4 | 2 | ID | x | value 'x' cannot be converted to column "ID" INTEGER
> 6 | 2 | 4 | 3 | NAME | much too long | value 'much too long' has length 13, which is too long for column "NAME" VARCHAR(10)
> 6 | 2 | 4 | 4 | null | null | row with key (1) of table "CITY" exists already; use UPSERT to replace it
> 6 | 2 | 4 | 5 | NAME | null | column "NAME" of table "CITY" cannot be NULL; give it a value

SELECT id, name FROM city WHERE id >= 10 ORDER BY id;
> ID | NAME
> 10 | ten
> 13 | thirteen

-- Batches before the one that is wrong stay.
DELETE FROM city;
> 8 rows changed

CALL IMPORT_CSV('{folder}.csv', 'city', 'header=false, columns="ID, NAME", batch=1');
> error 22018 INVALID_CONVERSION: line 2, column "ID": value 'x' cannot be converted to column "ID" INTEGER; what was committed before stays: 1 rows

SELECT id, name FROM city;
> ID | NAME
> 10 | ten

-- NULL can be spelt.
CALL IMPORT_CSV('{folder}.csv', 'city', 'header=false, columns="ID, NAME", null=ten');
> error 22018 INVALID_CONVERSION: line 2, column "ID": value 'x' cannot be converted to column "ID" INTEGER

-- Names.
CALL IMPORT_CSV('{folder}.csv', 'nothing');
> error 42S02 TABLE_NOT_FOUND: table "NOTHING" not found; create it, or check its name and case

CALL IMPORT_CSV('{folder}.csv', 'city c');
> error 22023 INVALID_PARAMETER_VALUE: 'city c' is no name of a table; write it as in SQL: city, "City", archive.city

CALL IMPORT_CSV('{folder}.csv', 'city', 'header=false, columns="ID, NAM, NOTES"');
> error 42S22 COLUMN_NOT_FOUND: table "CITY" has no column "NAM", "NOTES"; it has "ID", "NAME", "Note", "POPULATION"

CALL IMPORT_CSV('{folder}.csv', 'city', 'header=false, columns="ID, id"');
> error 42S21 COLUMN_ALREADY_EXISTS: the file has column "ID" twice; name one of the two differently

CALL IMPORT_CSV('{folder}.csv', 'city', 'header=false');
> error 22000 DATA_EXCEPTION: line 1: there are 2 fields, not 4

CALL IMPORT_CSV('{folder}.none', 'city');
> error 22023 INVALID_PARAMETER_VALUE: file {folder}.none does not exist; check its path

CALL IMPORT_CSV('', 'city');
> error 22023 INVALID_PARAMETER_VALUE: argument FILE of IMPORT_CSV is ''; name a file, for example './city.csv.gz'

CALL IMPORT_CSV('{folder}.csv', 'information_schema.tables');
> error 42S02 TABLE_NOT_FOUND: table "INFORMATION_SCHEMA.TABLES" not found; create it, or check its name and case

SET SCHEMA archive;
> done

@columns ROWS_IMPORTED, ROWS_REJECTED, LINE
CALL IMPORT_CSV('{folder}.csv', 'city', 'header=false, onError=skip');
> ROWS_IMPORTED | ROWS_REJECTED | LINE
> 4 | 2 | 2
> 4 | 2 | 3

@columns ROWS
CALL EXPORT_CSV('{folder}.csv', 'SELECT name FROM city ORDER BY id', 'overwrite=true');
> ROWS
> 4

-- Options.
CALL IMPORT_CSV('{folder}.csv', 'city', 'onErorr=skip');
> error 22023 INVALID_PARAMETER_VALUE: IMPORT_CSV has no option onErorr; it has delimiter, header, null, columns, mode, onError, batch

CALL IMPORT_CSV('{folder}.csv', 'city', 'onError=ignore');
> error 22023 INVALID_PARAMETER_VALUE: option onError of IMPORT_CSV is 'ignore'; it must be stop or skip

CALL IMPORT_CSV('{folder}.csv', 'city', 'batch=0');
> error 22023 INVALID_PARAMETER_VALUE: option batch of IMPORT_CSV is '0'; it must be a number from 1 to 1,000,000

CALL IMPORT_CSV('{folder}.csv', 'city', 'batch=1 batch=2');
> error 22023 INVALID_PARAMETER_VALUE: the options of IMPORT_CSV are 'batch=1 batch=2'; write them as name=value, separated by commas, and a value with a comma, a blank or a quote in ""

CALL IMPORT_CSV('{folder}.csv', 'city', 'batch=1, BATCH=2');
> error 22023 INVALID_PARAMETER_VALUE: option batch of IMPORT_CSV is given twice

CALL EXPORT_CSV('{folder}.csv', 'SELECT * FROM city', 'header=maybe');
> error 22023 INVALID_PARAMETER_VALUE: option header of EXPORT_CSV is 'maybe'; it must be true or false

CALL EXPORT_CSV('{folder}.csv', 'SELECT * FROM city', 'delimiter=""""');
> error 22023 INVALID_PARAMETER_VALUE: option delimiter of EXPORT_CSV is '"'; it must be one character other than a quote, or tab

-- What is no query is not exported.
CALL EXPORT_CSV('{folder}.other', 'DELETE FROM city');
> error 42000 INVALID_STATEMENT: EXPORT_CSV takes a query without parameters, such as SELECT * FROM kv; this is none: DELETE FROM city

CALL EXPORT_CSV('{folder}.other', 'SELECT * FROM city WHERE id = ?');
> error 42000 INVALID_STATEMENT: EXPORT_CSV takes a query without parameters, such as SELECT * FROM kv; this is none: SELECT * FROM city WHERE id = ?

CALL EXPORT_CSV('{folder}', 'SELECT * FROM city');
> error 22023 INVALID_PARAMETER_VALUE: file {folder} is a folder; name a file

CALL EXPORT_CSV('{folder}.none/city.csv', 'SELECT * FROM city');
> error 22023 INVALID_PARAMETER_VALUE: file {folder}.none/city.csv would be in a folder that does not exist; make that first

CALL EXPORT_CSV('{folder}.other');
> error 42000 INVALID_STATEMENT: wrong number of arguments: EXPORT_CSV(FILE, QUERY, OPTIONS) takes 2 to 3, not 1

BEGIN;
> done

SELECT COUNT(*) AS n FROM city;
> N
> 4

CALL IMPORT_CSV('{folder}.csv', 'city');
> error 25000 INVALID_TRANSACTION_STATE: a procedure cannot be called within a transaction; commit it or roll it back first

ROLLBACK;
> done
