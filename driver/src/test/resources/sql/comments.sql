-- What people say about tables, views and columns.
CREATE TABLE t (id INT PRIMARY KEY, comment VARCHAR(5));
> done

CREATE VIEW v AS SELECT id FROM t;
> done

COMMENT ON TABLE t IS 'it''s a table';
> done

COMMENT ON COLUMN t.id IS 'counts';
> done

COMMENT ON COLUMN public.t.comment IS 'says';
> done

COMMENT ON VIEW v IS 'a view';
> done

COMMENT ON COLUMN v.id IS 'counts, too';
> done

SELECT table_name, remarks FROM information_schema.tables WHERE table_schema = 'PUBLIC';
> TABLE_NAME | REMARKS
> KV | null
> T | it's a table
> V | a view

SELECT table_name, column_name, remarks FROM information_schema.columns WHERE table_name IN ('T', 'V') ORDER BY 1, 2;
> TABLE_NAME | COLUMN_NAME | REMARKS
> T | COMMENT | says
> T | ID | counts
> V | ID | counts, too

COMMENT ON TABLE t IS NULL;
> done

COMMENT ON COLUMN t.comment IS NULL;
> done

SELECT table_name, remarks FROM information_schema.tables WHERE table_name = 'T';
> TABLE_NAME | REMARKS
> T | null

SELECT column_name, remarks FROM information_schema.columns WHERE table_name = 'T' ORDER BY 1;
> COLUMN_NAME | REMARKS
> COMMENT | null
> ID | counts

INSERT INTO t (id, comment) VALUES (1, 'x');
> 1 row changed

SELECT comment FROM t WHERE id = 1;
> COMMENT
> x

COMMENT ON TABLE v IS 'no table';
> error 42S02 TABLE_NOT_FOUND: table "V" does not exist

COMMENT ON VIEW t IS 'no view';
> error 42S02 TABLE_NOT_FOUND: view "T" does not exist

COMMENT ON TABLE nothing IS 'x';
> error 42S02 TABLE_NOT_FOUND: table "NOTHING" does not exist

COMMENT ON COLUMN t.nothing IS 'x';
> error 42S22 COLUMN_NOT_FOUND: "T" has no column "NOTHING"; check its name and case

COMMENT ON COLUMN id IS 'x';
> error 42000 INVALID_STATEMENT: column ID is of no table; write table.column

COMMENT ON TABLE information_schema.tables IS 'x';
> error 42000 INVALID_STATEMENT: table INFORMATION_SCHEMA.TABLES cannot be created, altered, dropped or truncated: INFORMATION_SCHEMA is made by the database itself
