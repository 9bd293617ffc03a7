CREATE TABLE t (a INT PRIMARY KEY);
> done

DROP TABLE t;
> done

DROP TABLE t;
> error 42S02 TABLE_NOT_FOUND: table "T" does not exist

DROP TABLE IF EXISTS t;
> done

DROP TABLE other.t;
> error 42S02 TABLE_NOT_FOUND: table "OTHER.T" does not exist

DROP TABLE IF EXISTS other.t;
> done

DROP TABLE information_schema.tables;
> error 42000 INVALID_STATEMENT: table INFORMATION_SCHEMA.TABLES cannot be created, altered, dropped or truncated: INFORMATION_SCHEMA is made by the database itself

-- The table that every database begins with is one like any other.
DROP TABLE public.kv;
> done

CREATE TABLE kv (key UUID PRIMARY KEY);
> done
