-- A CHECK is a condition that no row that is written may make false.
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  name VARCHAR(20) NOT NULL CHECK (name <> ''),
  price DECIMAL(8, 2) CONSTRAINT not_free CHECK (price > 0),
  sale DECIMAL(8, 2),
  CONSTRAINT cheaper CHECK (sale < item.price),
  CHECK (id BETWEEN 1 AND 1000 OR name LIKE 'x%')
);
> done

INSERT INTO item VALUES (1, 'nut', 2, 1), (2, 'bolt', NULL, 1), (3, 'rod', 5, NULL);
> 3 rows changed

INSERT INTO item VALUES (4, '', 2, 1);
> error 23513 CHECK_VIOLATION: row with key (4) of table "ITEM" does not pass CHECK "ITEM_CHECK_1" ("NAME" <> ''); give it other values

INSERT INTO item VALUES (4, 'pin', 2, 1), (5, 'cog', 0, 0);
> error 23513 CHECK_VIOLATION: row with key (5) of table "ITEM" does not pass CHECK "NOT_FREE" ("PRICE" > 0); give it other values

INSERT INTO item VALUES (4, 'pin', 2, 3);
> error 23513 CHECK_VIOLATION: row with key (4) of table "ITEM" does not pass CHECK "CHEAPER" ("SALE" < "PRICE"); give it other values

? 4, 'pin', 2, 3
? 5, 'cog', 3, 2
INSERT INTO item VALUES (?, ?, ?, ?);
> error 23513 CHECK_VIOLATION: row with key (4) of table "ITEM" does not pass CHECK "CHEAPER" ("SALE" < "PRICE"); give it other values
> 1 row changed

INSERT INTO item SELECT id + 2000, name, price, sale FROM item WHERE id = 1;
> error 23513 CHECK_VIOLATION: row with key (2001) of table "ITEM" does not pass CHECK "ITEM_CHECK_2" ("ID" BETWEEN ASYMMETRIC 1 AND 1000 OR "NAME" LIKE 'x%'); give it other values

INSERT INTO item SELECT id + 2000, 'x' || name, price, sale FROM item WHERE id = 1;
> 1 row changed

UPSERT INTO item VALUES (1, 'nut', -1, -2);
> error 23513 CHECK_VIOLATION: row with key (1) of table "ITEM" does not pass CHECK "NOT_FREE" ("PRICE" > 0); give it other values

UPDATE item SET sale = 2 WHERE id = 1;
> error 23513 CHECK_VIOLATION: row with key (1) of table "ITEM" does not pass CHECK "CHEAPER" ("SALE" < "PRICE"); give it other values

UPDATE item SET sale = price WHERE name = 'nut';
> error 23513 CHECK_VIOLATION: row with key (1) of table "ITEM" does not pass CHECK "CHEAPER" ("SALE" < "PRICE"); give it other values

UPDATE item SET price = price + 1, sale = price WHERE id = 1;
> 1 row changed

INSERT INTO item VALUES (1, 'nut', 2, 1) ON CONFLICT (id) DO UPDATE SET price = 0;
> error 23513 CHECK_VIOLATION: row with key (1) of table "ITEM" does not pass CHECK "NOT_FREE" ("PRICE" > 0); give it other values

MERGE INTO item AS i USING (VALUES (3, -1)) AS v (id, price) ON i.id = v.id
WHEN MATCHED THEN UPDATE SET price = v.price;
> error 23513 CHECK_VIOLATION: row with key (3) of table "ITEM" does not pass CHECK "NOT_FREE" ("PRICE" > 0); give it other values

SELECT * FROM item;
> ID | NAME | PRICE | SALE
> 1 | nut | 3.00 | 2.00
> 2 | bolt | null | 1.00
> 3 | rod | 5.00 | null
> 5 | cog | 3.00 | 2.00
> 2001 | xnut | 2.00 | 1.00

SELECT constraint_name, constraint_type, table_name, enforced FROM information_schema.table_constraints WHERE table_name = 'ITEM';
> CONSTRAINT_NAME | CONSTRAINT_TYPE | TABLE_NAME | ENFORCED
> PK_ITEM | PRIMARY KEY | ITEM | YES
> ITEM_CHECK_1 | CHECK | ITEM | YES
> NOT_FREE | CHECK | ITEM | YES
> CHEAPER | CHECK | ITEM | YES
> ITEM_CHECK_2 | CHECK | ITEM | YES

SELECT constraint_name, check_clause FROM information_schema.check_constraints;
> CONSTRAINT_NAME | CHECK_CLAUSE
> ITEM_CHECK_1 | "NAME" <> ''
> NOT_FREE | "PRICE" > 0
> CHEAPER | "SALE" < "PRICE"
> ITEM_CHECK_2 | "ID" BETWEEN ASYMMETRIC 1 AND 1000 OR "NAME" LIKE 'x%'

-- Columns and tables can be renamed; a column that a CHECK needs stays.
ALTER TABLE item RENAME COLUMN sale TO offer;
> done

ALTER TABLE item RENAME TO article;
> done

UPDATE article SET offer = 9 WHERE id = 1;
> error 23513 CHECK_VIOLATION: row with key (1) of table "ARTICLE" does not pass CHECK "CHEAPER" ("OFFER" < "PRICE"); give it other values

ALTER TABLE article DROP COLUMN offer;
> error 2BP01 DEPENDENT_OBJECTS: column "OFFER" of table "ARTICLE" cannot be dropped: CHECK "CHEAPER" needs it; drop that constraint first

ALTER TABLE article DROP CONSTRAINT cheaper;
> done

UPDATE article SET offer = 9 WHERE id = 1;
> 1 row changed

ALTER TABLE article DROP COLUMN offer;
> done

ALTER TABLE article DROP CONSTRAINT cheaper;
> error 42S12 INDEX_NOT_FOUND: table "ARTICLE" has no UNIQUE or CHECK constraint "CHEAPER"; an index is dropped by DROP INDEX, a primary key stays

ALTER TABLE article DROP CONSTRAINT IF EXISTS cheaper;
> done

-- A CHECK can be added; all rows have to pass.
ALTER TABLE article ADD CONSTRAINT short CHECK (CHAR_LENGTH(name) <= 3);
> error 23513 CHECK_VIOLATION: row with key (2) of table "ARTICLE" does not pass CHECK "SHORT" (CHAR_LENGTH("NAME") <= 3); give it other values

INSERT INTO article (id, name) VALUES (7, 'long enough');
> 1 row changed

DELETE FROM article WHERE CHAR_LENGTH(name) > 3;
> 3 rows changed

ALTER TABLE article ADD CONSTRAINT short CHECK (CHAR_LENGTH(name) <= 3);
> done

INSERT INTO article (id, name) VALUES (8, 'long enough');
> error 23513 CHECK_VIOLATION: row with key (8) of table "ARTICLE" does not pass CHECK "SHORT" (CHAR_LENGTH("NAME") <= 3); give it other values

ALTER TABLE article ADD CONSTRAINT short CHECK (id > 0);
> error 42710 CONSTRAINT_ALREADY_EXISTS: table "ARTICLE" has a constraint "SHORT" already

ALTER TABLE article ADD CHECK (id > 0);
> done

ALTER TABLE article ADD COLUMN n INTEGER CHECK (n > 0);
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 42: a column cannot be added with CHECK; add it without, then write ALTER TABLE ... ADD CHECK (condition)

ALTER TABLE article ADD PRIMARY KEY (name);
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 25: a primary key cannot be added to a table; create another one with it and copy the rows

-- A table without a key.
CREATE TABLE log (n INTEGER CHECK (n > 0));
> done

INSERT INTO log VALUES (0);
> error 23513 CHECK_VIOLATION: a row of table "LOG" does not pass CHECK "LOG_CHECK_1" ("N" > 0); give it other values

INSERT INTO log VALUES (1), (NULL);
> 2 rows changed

UPDATE log SET n = n - 1;
> error 23513 CHECK_VIOLATION: a row of table "LOG" does not pass CHECK "LOG_CHECK_1" ("N" > 0); give it other values

-- What cannot be a CHECK.
CREATE TABLE x (a INTEGER PRIMARY KEY, CHECK (b > 0));
> error 42S22 COLUMN_NOT_FOUND: CHECK "X_CHECK_1": column "B" not found in table "X"

CREATE TABLE x (a INTEGER PRIMARY KEY, CHECK (a > ?));
> error 42000 INVALID_STATEMENT: line 1, column 51: a CHECK contains a parameter; it can use the columns of one row alone

CREATE TABLE x (a INTEGER PRIMARY KEY, CHECK (a IN (SELECT id FROM article)));
> error 42000 INVALID_STATEMENT: line 1, column 53: a CHECK contains a query; it can use the columns of one row alone

CREATE TABLE x (a INTEGER PRIMARY KEY, CHECK (COUNT(a) > 0));
> error 0A000 FEATURE_NOT_SUPPORTED: CHECK "X_CHECK_1": expression COUNT("A") is not supported here; compute it before the statement, or cast its operands to the types it needs

CREATE TABLE x (a INTEGER PRIMARY KEY, CHECK (a + 1));
> error 0A000 FEATURE_NOT_SUPPORTED: CHECK "X_CHECK_1": expression "A" + 1 is not supported here; compute it before the statement, or cast its operands to the types it needs

CREATE TABLE x (a INTEGER PRIMARY KEY, CHECK (NEXT VALUE FOR s > 0));
> error 42000 INVALID_STATEMENT: line 1, column 47: a CHECK contains the value of a sequence; it can use the columns of one row alone

CREATE TABLE x (a INTEGER PRIMARY KEY, CONSTRAINT c CHECK (a > 0), CONSTRAINT c CHECK (a > 1));
> error 42710 CONSTRAINT_ALREADY_EXISTS: table "X" has a constraint "C" already

CREATE TABLE x (a INTEGER PRIMARY KEY, CHECK (REVERSE(CAST(a AS VARCHAR(10))) > '0'));
> error 0A000 FEATURE_NOT_SUPPORTED: CHECK "X_CHECK_1": expression "REVERSE"(CAST("A" AS VARCHAR(10))) is not supported here; compute it before the statement, or cast its operands to the types it needs

CREATE TABLE x (a INTEGER PRIMARY KEY REFERENCES article);
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 39: foreign keys are not supported; leave the clause out, and let statements that write see to it (INSERT ... SELECT from the other table, for example)

CREATE TABLE x (a INTEGER PRIMARY KEY, FOREIGN KEY (a) REFERENCES article (id));
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 40: foreign keys are not supported; leave the clause out, and let statements that write see to it (INSERT ... SELECT from the other table, for example)

CREATE TABLE x (a INTEGER PRIMARY KEY, CONSTRAINT f FOREIGN KEY (a) REFERENCES article (id));
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 53: foreign keys are not supported; leave the clause out, and let statements that write see to it (INSERT ... SELECT from the other table, for example)

DROP TABLE article;
> done
