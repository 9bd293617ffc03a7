-- Two connections. A wait for a row ends soon with an error here, because nobody else would end it.
CREATE TABLE account (id INT PRIMARY KEY, amount INT NOT NULL);
> done

INSERT INTO account VALUES (1, 100), (2, 50), (3, 0);
> 3 rows changed

BEGIN;
> done

BEGIN;
> error 25000 INVALID_TRANSACTION_STATE: a transaction is open already; commit it or roll it back first

UPDATE account SET amount = amount - 30 WHERE id = 1;
> 1 row changed

UPDATE account SET amount = amount + 30 WHERE id = 3;
> 1 row changed

INSERT INTO account VALUES (4, 0);
> 1 row changed

DELETE FROM account WHERE id = 2;
> 1 row changed

-- Its own writes are seen by key and by scan, on every path.
SELECT * FROM account WHERE id IN (1, 2, 3, 4);
> ID | AMOUNT
> 1 | 70
> 3 | 30
> 4 | 0

SELECT * FROM account ORDER BY id;
> ID | AMOUNT
> 1 | 70
> 3 | 30
> 4 | 0

SELECT COUNT(*), SUM(amount) FROM account WHERE id > 1;
> COUNT(*) | SUM(AMOUNT)
> 2 | 30

SELECT a.id, b.id FROM account a JOIN account b ON a.amount = b.amount AND a.id < b.id;
> ID | ID
> (no rows)

@connection b
SELECT * FROM account ORDER BY id;
> ID | AMOUNT
> 1 | 100
> 2 | 50
> 3 | 0

@connection b
UPDATE account SET amount = 0 WHERE id = 1;
> error 55P03 LOCK_TIMEOUT: row with key (1) of table "ACCOUNT" is locked by another transaction, for longer than the lock timeout of 10 ms; try again

@connection b
INSERT INTO account VALUES (4, 7);
> error 55P03 LOCK_TIMEOUT: row with key (4) of table "ACCOUNT" is locked by another transaction, for longer than the lock timeout of 10 ms; try again

-- A statement that fails changes nothing, and the transaction goes on.
INSERT INTO account VALUES (5, 0), (3, 0);
> error 23505 DUPLICATE_KEY: row with key (3) of table "ACCOUNT" exists already; use UPSERT to replace it

SELECT COUNT(*) FROM account WHERE id >= 4;
> COUNT(*)
> 1

? 6, 60
? 3, 60
? 7, NULL
? 8, 80
INSERT INTO account VALUES (?, ?);
> 1 row changed
> error 23505 DUPLICATE_KEY: row with key (3) of table "ACCOUNT" exists already; use UPSERT to replace it
> error 23502 NOT_NULL_VIOLATION: column "AMOUNT" of table "ACCOUNT" cannot be NULL; give it a value
> 1 row changed

COMMIT;
> done

@connection b
SELECT * FROM account ORDER BY id;
> ID | AMOUNT
> 1 | 70
> 3 | 30
> 4 | 0
> 6 | 60
> 8 | 80

-- Nothing is open: nothing happens.
COMMIT;
> done

ROLLBACK;
> done

-- Rollback.
START TRANSACTION;
> done

DELETE FROM account WHERE id IN (1, 2, 3, 4, 6, 8);
> 5 rows changed

SELECT COUNT(*) FROM account;
> COUNT(*)
> 0

ROLLBACK WORK;
> done

SELECT COUNT(*) FROM account;
> COUNT(*)
> 5

-- Each statement sees what was committed before it.
BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED;
> done

SELECT amount FROM account WHERE id = 1;
> AMOUNT
> 70

@connection b
UPDATE account SET amount = 71 WHERE id = 1;
> 1 row changed

SELECT amount FROM account WHERE id = 1;
> AMOUNT
> 71

COMMIT;
> done

-- Every statement sees what was committed before the first one, and cannot overwrite what came later.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
> done

BEGIN;
> done

SELECT amount FROM account WHERE id = 1;
> AMOUNT
> 71

@connection b
UPDATE account SET amount = 72 WHERE id = 1;
> 1 row changed

SELECT amount FROM account WHERE id = 1;
> AMOUNT
> 71

SELECT SUM(amount) FROM account WHERE id < 3;
> SUM(AMOUNT)
> 71

UPDATE account SET amount = 0 WHERE id = 1;
> error 40001 SERIALIZATION_FAILURE: row with key (1) of table "ACCOUNT" was changed by another transaction since the snapshot of this one; roll this transaction back and run it again

-- After that the transaction is rolled back, and wants to hear that from us as well.
SELECT amount FROM account WHERE id = 1;
> error 25000 INVALID_TRANSACTION_STATE: the transaction was rolled back already; call rollback before the next one: row with key (1) of table "ACCOUNT" was changed by another transaction since the snapshot of this one; roll this transaction back and run it again

ROLLBACK;
> done

SELECT amount FROM account WHERE id = 1;
> AMOUNT
> 72

-- Read only.
START TRANSACTION READ ONLY, ISOLATION LEVEL REPEATABLE READ;
> done

UPDATE account SET amount = 0 WHERE id = 1;
> error 25006 READ_ONLY: the transaction is read-only; a statement that changes something needs one that is not (Connection.setReadOnly(false), or SET TRANSACTION READ WRITE)

SELECT amount FROM account WHERE id = 1;
> AMOUNT
> 72

SET TRANSACTION READ WRITE;
> error 25000 INVALID_TRANSACTION_STATE: how a transaction runs is to be said before its first statement; commit it or roll it back first

COMMIT;
> done

UPDATE account SET amount = 73 WHERE id = 1;
> 1 row changed

START TRANSACTION ISOLATION LEVEL SERIALIZABLE;
> error HYC00 UNSUPPORTED_CALL: line 1, column 35: transactions are not serializable; REPEATABLE READ is the strictest level, a snapshot that allows write skew

-- A definition commits what is open; a procedure cannot be called before that is done.
BEGIN;
> done

DELETE FROM account WHERE id = 8;
> 1 row changed

CALL RESHARD(8);
> error 25000 INVALID_TRANSACTION_STATE: a procedure cannot be called within a transaction; commit it or roll it back first

CREATE TABLE other (id INT PRIMARY KEY);
> done

ROLLBACK;
> done

SELECT COUNT(*) FROM account WHERE id = 8;
> COUNT(*)
> 0
