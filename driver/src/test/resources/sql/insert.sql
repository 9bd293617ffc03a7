CREATE TABLE city (
  id INTEGER PRIMARY KEY,
  name VARCHAR(10) NOT NULL,
  population BIGINT DEFAULT 0,
  area DECIMAL(7, 2),
  founded DATE DEFAULT DATE '2000-01-01'
);
> done

-- One row, in the order of the columns.
INSERT INTO city VALUES (1, 'Oslo', 709037, 480.75, DATE '1040-01-01');
> 1 row changed

-- Some columns, many rows: the others get their DEFAULT, or NULL.
INSERT INTO city (name, id) VALUES ('Bergen', 2), ('Tr' || 'omso', 1 + 2);
> 2 rows changed

SELECT * FROM city WHERE id IN (1, 2, 3);
> ID | NAME | POPULATION | AREA | FOUNDED
> 1 | Oslo | 709037 | 480.75 | 1040-01-01
> 2 | Bergen | 0 | null | 2000-01-01
> 3 | Tromso | 0 | null | 2000-01-01

-- A key has no default, so none of these rows is inserted.
INSERT INTO city (name, id) VALUES ('Voss', 40), ('Bodo', DEFAULT);
> error 23502 NOT_NULL_VIOLATION: column "ID" of table "CITY" cannot be NULL; give it a value

-- DEFAULT by name, numbers rounded half up, strings that spell a value.
INSERT INTO city VALUES ('4', 'Alta', DEFAULT, 1.005, '2001-02-03');
> 1 row changed

SELECT * FROM city WHERE id = 4;
> ID | NAME | POPULATION | AREA | FOUNDED
> 4 | Alta | 0 | 1.01 | 2001-02-03

-- Parameters are converted to their columns.
? 5, 'Moss', '51000', 63.5, DATE '1720-01-01'
INSERT INTO city VALUES (?, ?, ?, ?, ?);
> 1 row changed

-- A duplicate key: nothing of the statement is inserted.
INSERT INTO city (id, name) VALUES (6, 'Hamar'), (1, 'Oslo');
> error 23505 DUPLICATE_KEY: row with key (1) of table "CITY" exists already; use UPSERT to replace it

INSERT INTO city (id, name) VALUES (6, 'Hamar'), (6, 'Hamar');
> error 23505 DUPLICATE_KEY: row with key (6) of table "CITY" is given twice by the statement; leave one of them out

SELECT name FROM city WHERE id = 6;
> NAME
> (no rows)

-- A batch: what fails does not stop the others.
? 7, 'Narvik'
? 1, 'Oslo'
? 8, 'Kristiansand'
? NULL, 'Nowhere'
? 'x', 'Nowhere'
? 9, NULL
? 10, 'Molde'
INSERT INTO city (id, name) VALUES (?, ?);
> 1 row changed
> error 23505 DUPLICATE_KEY: row with key (1) of table "CITY" exists already; use UPSERT to replace it
> error 22001 VALUE_TOO_LONG: value 'Kristiansand' has length 12, which is too long for column "NAME" VARCHAR(10)
> error 23502 NOT_NULL_VIOLATION: column "ID" of table "CITY" cannot be NULL; give it a value
> error 22018 INVALID_CONVERSION: value 'x' cannot be converted to column "ID" INTEGER
> error 23502 NOT_NULL_VIOLATION: column "NAME" of table "CITY" cannot be NULL; give it a value
> 1 row changed

SELECT id, name FROM city WHERE id IN (7, 8, 9, 10);
> ID | NAME
> 7 | Narvik
> 10 | Molde

-- The built-in table.
INSERT INTO kv VALUES ('greeting', 'hello');
> 1 row changed

INSERT INTO kv (key) VALUES ('nothing');
> 1 row changed

SELECT key, value FROM kv WHERE key IN ('nothing', 'greeting', 'missing');
> KEY | VALUE
> greeting | hello
> nothing | null
