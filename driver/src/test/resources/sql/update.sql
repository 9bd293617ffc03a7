CREATE TABLE account (id INT PRIMARY KEY, owner VARCHAR(5) NOT NULL, cents INT);
> done

INSERT INTO account VALUES (1, 'ann', 100), (2, 'bob', 0), (3, 'cid', NULL);
> 3 rows changed

UPDATE account SET cents = cents + 50, owner = UPPER(owner) WHERE id = 1;
> 1 row changed

UPDATE account SET cents = 1 WHERE id IN (2, 3, 99) AND cents IS NULL;
> 1 row changed

SELECT * FROM account WHERE id IN (1, 2, 3);
> ID | OWNER | CENTS
> 1 | ANN | 150
> 2 | bob | 0
> 3 | cid | 1

-- Each expression sees the row as it was.
UPDATE account AS a SET owner = 'n' || CAST(a.cents AS VARCHAR), cents = 0 WHERE a.id = 1;
> 1 row changed

SELECT owner, cents FROM account WHERE id = 1;
> OWNER | CENTS
> n150 | 0

? 500, 1
? 600, 99
? 'x', 2
? 700, 2
UPDATE account SET cents = ? WHERE id = ?;
> 1 row changed
> 0 rows changed
> error 22018 INVALID_CONVERSION: value 'x' cannot be converted to column "CENTS" INTEGER
> 1 row changed

SELECT id, cents FROM account WHERE id IN (1, 2);
> ID | CENTS
> 1 | 500
> 2 | 700

-- One row fails, none is changed.
UPDATE account SET cents = 10 / (cents - 1) WHERE id IN (1, 3);
> error 22012 DIVISION_BY_ZERO: division by zero; guard the divisor, for example with NULLIF(divisor, 0)

UPDATE account SET owner = NULL WHERE id = 1;
> error 23502 NOT_NULL_VIOLATION: column "OWNER" of table "ACCOUNT" cannot be NULL; give it a value

UPDATE account SET owner = 'too long' WHERE id = 1;
> error 22001 VALUE_TOO_LONG: value 'too long' has length 8, which is too long for column "OWNER" VARCHAR(5)

UPDATE account SET id = 7 WHERE id = 1;
> 1 row changed

UPDATE account SET cents = 0;
> 3 rows changed

UPDATE account SET cents = 0 WHERE cents > 0;
> 0 rows changed

SELECT * FROM account WHERE id IN (1, 2, 3);
> ID | OWNER | CENTS
> 2 | bob | 0
> 3 | cid | 0
