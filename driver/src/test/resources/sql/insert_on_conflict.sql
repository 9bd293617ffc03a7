-- INSERT ... ON CONFLICT: what becomes of a row whose key exists.
CREATE TABLE stock (shop INT, item VARCHAR(10), pieces INT NOT NULL DEFAULT 1, note VARCHAR(20), PRIMARY KEY (shop, item));
> done

INSERT INTO stock VALUES (1, 'bolt', 10, 'old'), (1, 'nut', 20, NULL);
> 2 rows changed

-- DO NOTHING: the row that exists stays.
INSERT INTO stock VALUES (1, 'bolt', 99, 'new'), (1, 'gear', 5, 'new') ON CONFLICT DO NOTHING;
> 1 row changed

INSERT INTO stock VALUES (1, 'bolt', 99, 'new') ON CONFLICT (shop, item) DO NOTHING;
> 0 rows changed

INSERT INTO stock VALUES (2, 'pin', 1, 'first'), (2, 'pin', 2, 'second') ON CONFLICT (item, shop) DO NOTHING;
> 1 row changed

SELECT * FROM stock ORDER BY shop, item;
> SHOP | ITEM | PIECES | NOTE
> 1 | bolt | 10 | old
> 1 | gear | 5 | new
> 1 | nut | 20 | null
> 2 | pin | 1 | first

-- DO UPDATE: the table's name is the row that exists, EXCLUDED the one that is proposed.
INSERT INTO stock VALUES (1, 'bolt', 5, 'more'), (3, 'bolt', 7, 'made')
ON CONFLICT (shop, item) DO UPDATE SET pieces = stock.pieces + EXCLUDED.pieces, note = excluded.note || '/' || stock.note;
> 2 rows changed

INSERT INTO stock (shop, item) VALUES (1, 'nut') ON CONFLICT (shop, item) DO UPDATE SET pieces = pieces + excluded.pieces, note = DEFAULT;
> 1 row changed

SELECT * FROM stock ORDER BY shop, item;
> SHOP | ITEM | PIECES | NOTE
> 1 | bolt | 15 | more/old
> 1 | gear | 5 | new
> 1 | nut | 21 | null
> 2 | pin | 1 | first
> 3 | bolt | 7 | made

-- With WHERE only some rows are changed.
INSERT INTO stock VALUES (1, 'bolt', 100, 'a'), (1, 'nut', 100, 'b') ON CONFLICT DO UPDATE SET pieces = EXCLUDED.pieces WHERE stock.note IS NULL;
> 1 row changed

INSERT INTO stock VALUES (1, 'bolt', 3, 'a') ON CONFLICT DO UPDATE SET pieces = 0 WHERE stock.pieces < EXCLUDED.pieces;
> 0 rows changed

SELECT pieces, note FROM stock WHERE shop = 1 ORDER BY item;
> PIECES | NOTE
> 15 | more/old
> 5 | new
> 100 | null

-- Parameters, and batches of them.
? 2, 'pin', 40, 'p', 50
INSERT INTO stock VALUES (?, ?, ?, ?) ON CONFLICT (shop, item) DO UPDATE SET pieces = EXCLUDED.pieces + 1, note = 'x' WHERE stock.pieces < ?;
> 1 row changed

? 2, 'pin', 1
? 2, 'pin', 'x'
? 4, 'pin', 1
? 4, 'pin', 1
INSERT INTO stock (shop, item, pieces) VALUES (?, ?, ?) ON CONFLICT (shop, item) DO UPDATE SET pieces = stock.pieces + EXCLUDED.pieces;
> 1 row changed
> error 22018 INVALID_CONVERSION: value 'x' cannot be converted to column "PIECES" INTEGER
> 1 row changed
> 1 row changed

? 5, 'cog'
? 5, 'cog'
INSERT INTO stock (shop, item) VALUES (?, ?) ON CONFLICT DO NOTHING;
> 1 row changed
> 0 rows changed

SELECT shop, item, pieces, note FROM stock WHERE shop IN (2, 4, 5) ORDER BY shop;
> SHOP | ITEM | PIECES | NOTE
> 2 | pin | 42 | x
> 4 | pin | 2 | null
> 5 | cog | 1 | null

EXPLAIN PLAN FOR INSERT INTO stock (shop, item) VALUES (5, 'cog') ON CONFLICT DO NOTHING;
> PLAN
> path: point
> table: STOCK
> key: (5, 'cog')
> slot: 3
> shard: s00003

-- One statement cannot change a row twice.
INSERT INTO stock VALUES (6, 'rod', 1, 'a'), (6, 'rod', 2, 'b') ON CONFLICT (shop, item) DO UPDATE SET pieces = EXCLUDED.pieces;
> error 21000 CARDINALITY_VIOLATION: row with key (6, 'rod') of table "STOCK" is given twice, and ON CONFLICT DO UPDATE cannot change it twice; leave one of them out

INSERT INTO stock VALUES (1, 'nut', 1, 'a'), (1, 'nut', 2, 'b') ON CONFLICT (shop, item) DO UPDATE SET pieces = EXCLUDED.pieces;
> error 21000 CARDINALITY_VIOLATION: row with key (1, 'nut') of table "STOCK" is given twice, and ON CONFLICT DO UPDATE cannot change it twice; leave one of them out

-- One that WHERE leaves as it is can be proposed again.
INSERT INTO stock VALUES (1, 'nut', 1, 'a'), (1, 'nut', 777, 'b') ON CONFLICT DO UPDATE SET pieces = EXCLUDED.pieces WHERE EXCLUDED.pieces > 700;
> 1 row changed

-- A row that cannot be stored is an error, conflict or not; then nothing is changed.
INSERT INTO stock VALUES (7, 'rod', 1, 'a'), (1, 'nut', NULL, 'a') ON CONFLICT DO NOTHING;
> error 23502 NOT_NULL_VIOLATION: column "PIECES" of table "STOCK" cannot be NULL; give it a value

INSERT INTO stock VALUES (7, 'rod', 1, 'a'), (1, 'nut', 1, 'a') ON CONFLICT DO UPDATE SET pieces = NULL;
> error 23502 NOT_NULL_VIOLATION: column "PIECES" of table "STOCK" cannot be NULL; give it a value

INSERT INTO stock VALUES (7, 'rod', 1, 'a'), (1, 'nut', 1, 'a') ON CONFLICT DO UPDATE SET pieces = 1 / (stock.pieces - 777);
> error 22012 DIVISION_BY_ZERO: division by zero; guard the divisor, for example with NULLIF(divisor, 0)

SELECT COUNT(*) AS none FROM stock WHERE shop = 7;
> NONE
> 0

-- From a query.
CREATE TABLE delivery (id INT PRIMARY KEY, shop INT, item VARCHAR(10), pieces INT);
> done

INSERT INTO delivery VALUES (1, 1, 'bolt', 1000), (2, 8, 'hook', 3), (3, 1, 'nut', NULL);
> 3 rows changed

INSERT INTO stock (shop, item, pieces) SELECT shop, item, pieces FROM delivery WHERE pieces > 0
ON CONFLICT (shop, item) DO UPDATE SET pieces = stock.pieces + EXCLUDED.pieces;
> 2 rows changed

? 2, 'late'
INSERT INTO stock (shop, item, pieces) SELECT shop, item, pieces FROM delivery WHERE id = ? ON CONFLICT DO UPDATE SET note = ?;
> 1 row changed

INSERT INTO stock (shop, item, pieces) SELECT 9, 'hook', pieces FROM delivery WHERE pieces > 0 ORDER BY id ON CONFLICT DO NOTHING;
> 1 row changed

INSERT INTO stock (shop, item, pieces) SELECT 1, 'nut', id FROM delivery ON CONFLICT DO UPDATE SET pieces = EXCLUDED.pieces;
> error 21000 CARDINALITY_VIOLATION: row with key (1, 'nut') of table "STOCK" is given twice, and ON CONFLICT DO UPDATE cannot change it twice; leave one of them out

INSERT INTO stock (shop, item, pieces) SELECT 1, 'nut', id FROM delivery ON CONFLICT DO UPDATE SET pieces = EXCLUDED.pieces WHERE EXCLUDED.pieces = 3;
> 1 row changed

INSERT INTO stock (shop, item) SELECT shop, item FROM stock ON CONFLICT DO UPDATE SET pieces = 2 * stock.pieces WHERE stock.shop > 7;
> 2 rows changed

INSERT INTO stock VALUES (1, 'bolt', (SELECT MAX(id) FROM delivery), NULL) ON CONFLICT (shop, item) DO UPDATE SET pieces = EXCLUDED.pieces;
> 1 row changed

SELECT shop, item, pieces, note FROM stock ORDER BY shop, item;
> SHOP | ITEM | PIECES | NOTE
> 1 | bolt | 3 | more/old
> 1 | gear | 5 | new
> 1 | nut | 3 | null
> 2 | pin | 42 | x
> 3 | bolt | 7 | made
> 4 | pin | 2 | null
> 5 | cog | 1 | null
> 8 | hook | 6 | late
> 9 | hook | 2000 | null

-- The key can change, to one that is free.
INSERT INTO stock VALUES (8, 'hook', 1, 'moved') ON CONFLICT (shop, item) DO UPDATE SET shop = 80, note = EXCLUDED.note;
> 1 row changed

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT (shop, item) DO UPDATE SET item = 'nut';
> error 23505 DUPLICATE_KEY: row with key (1, 'nut') of table "STOCK" exists already, or is given twice; choose another key, or use UPSERT to replace the row

INSERT INTO stock VALUES (1, 'bolt', 1, NULL), (1, 'free', 1, NULL) ON CONFLICT (shop, item) DO UPDATE SET item = 'free';
> error 23505 DUPLICATE_KEY: row with key (1, 'free') of table "STOCK" exists already, or is given twice; choose another key, or use UPSERT to replace the row

SELECT shop, item, note FROM stock WHERE shop IN (1, 8, 80) ORDER BY shop, item;
> SHOP | ITEM | NOTE
> 1 | bolt | more/old
> 1 | gear | new
> 1 | nut | null
> 80 | hook | moved

-- What makes no sense.
INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT (shop) DO NOTHING;
> error 42000 INVALID_STATEMENT: line 1, column 59: ON CONFLICT names other columns than the primary key or a unique index of table "STOCK"; write ON CONFLICT (SHOP, ITEM)

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT (shop, nothing) DO NOTHING;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 66: column "NOTHING" not found in table "STOCK"

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT DO UPDATE SET nothing = 1;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 73: column "NOTHING" not found in table "STOCK"

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT DO UPDATE SET pieces = EXCLUDED.nothing;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 91: column "NOTHING" not found in table "STOCK"

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT DO UPDATE SET pieces = delivery.pieces;
> error 42S02 TABLE_NOT_FOUND: line 1, column 82: table "DELIVERY" is not part of the statement; its columns are those of "STOCK"

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT DO UPDATE SET pieces = (SELECT MAX(id) FROM delivery);
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 82: expression SELECT MAX("ID") FROM "DELIVERY" is not supported here; compute it before the statement, or cast its operands to the types it needs

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT DO UPDATE SET pieces = 1, pieces = 2;
> error 42S21 COLUMN_ALREADY_EXISTS: line 1, column 85: column "PIECES" is given a value twice

INSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT;
> error 42000 SYNTAX_ERROR: line 1, column 58: unexpected ";"; expected ( or DO

UPSERT INTO stock VALUES (1, 'bolt', 1, NULL) ON CONFLICT DO NOTHING;
> error 42000 INVALID_STATEMENT: line 1, column 1: UPSERT has no conflicts; write INSERT ... ON CONFLICT, or leave ON CONFLICT out

-- The words are names elsewhere.
CREATE TABLE conflict (do INT PRIMARY KEY, nothing INT, excluded INT);
> done

INSERT INTO conflict VALUES (1, 2, 3) ON CONFLICT (do) DO NOTHING;
> 1 row changed

SELECT do, nothing, excluded FROM conflict;
> DO | NOTHING | EXCLUDED
> 1 | 2 | 3
