-- Line, column and word of an error, in one line.
SELECT * FROM kv WERE key = 'a';
> error 42000 SYNTAX_ERROR: line 1, column 23: unexpected "key"

SELECT *
FROM kv
WHERE key == 'a';
> error 42000 SYNTAX_ERROR: line 3, column 12: unexpected "="

SELECT value FROM kv WHERE key = 'a;
> error 42000 SYNTAX_ERROR: line 1, column 34: a string is not closed; end it with '

INSERT kv VALUES ('a', 'b');
> error 42000 SYNTAX_ERROR: line 1, column 8: unexpected "kv"; expected INTO

SELECT 1; SELECT 2;
> error 42000 SYNTAX_ERROR: line 1, column 11: unexpected "SELECT"; expected ; or the end of the statement

SELECT # FROM kv;
> error 42000 SYNTAX_ERROR: line 1, column 8: unexpected character #

GRANT ALL;
> error 42000 SYNTAX_ERROR: line 1, column 1: unexpected "GRANT"

SET a = 1;
> error 42000 INVALID_STATEMENT: statement SET OPTION is not supported

DESCRIBE SCHEMA public;
> error 42000 INVALID_STATEMENT: statement DESCRIBE SCHEMA is not supported
