/** Parses one statement, with or without a semicolon behind it, up to the end of the text. */
SqlNode StatementEof() :
{
    final SqlNode statement;
}
{
    statement = SqlStmt() ( <SEMICOLON> )* <EOF>
    {
        return statement;
    }
}

boolean IfNotExists() :
{
}
{
    LOOKAHEAD(2)
    <IF> <NOT> <EXISTS> { return true; }
|
    { return false; }
}

boolean IfExists() :
{
}
{
    LOOKAHEAD(2)
    <IF> <EXISTS> { return true; }
|
    { return false; }
}

/** Parses CREATE TABLE [IF NOT EXISTS] t (column or constraint, ...). */
SqlCreate SqlCreateTable(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
    final List<SqlNode> primaryKeys = new ArrayList<SqlNode>();
    final List<SqlNode> uniqueKeys = new ArrayList<SqlNode>();
    final List<SqlNode> checks = new ArrayList<SqlNode>();
}
{
    <TABLE>
    { RefuseReplace(replace, s, "TABLE"); }
    ifNotExists = IfNotExists()
    name = CompoundIdentifier()
    <LPAREN> TableElement(columns, primaryKeys, uniqueKeys, checks)
    ( <COMMA> TableElement(columns, primaryKeys, uniqueKeys, checks) )*
    <RPAREN>
    {
        return new SqlCreateTable(s.end(this), ifNotExists, name,
            new SqlNodeList(columns, s.pos()), new SqlNodeList(primaryKeys, s.pos()),
            new SqlNodeList(uniqueKeys, s.pos()),
            new SqlNodeList(checks, s.pos()));
    }
}

JAVACODE void RefuseReplace(boolean replace, Span s, String what) {
    if (replace) {
        throw new EngineException(ErrorCode.SYNTAX_ERROR,
            "line " + s.pos().getLineNum() + ", column " + s.pos().getColumnNum()
                + ": CREATE OR REPLACE " + what + " is not supported; drop the "
                + what.toLowerCase(Locale.ROOT) + " first");
    }
}

void TableElement(
    List<SqlNode> columns, List<SqlNode> primaryKeys, List<SqlNode> uniqueKeys, List<SqlNode> checks) :
{
    final SqlNode column;
}
{
    TableConstraint(primaryKeys, uniqueKeys, checks)
|
    column = TableColumn(uniqueKeys, checks) { columns.add(column); }
}

/** Parses [CONSTRAINT name] and PRIMARY KEY (column, ...), UNIQUE (column, ...) or CHECK (condition). */
void TableConstraint(
    List<SqlNode> primaryKeys, List<SqlNode> uniqueKeys, List<SqlNode> checks) :
{
    final Span s = Span.of();
    SqlIdentifier name = null;
    final SqlNodeList columns;
}
{
    [ <CONSTRAINT> { s.add(this); } name = SimpleIdentifier() ]
    (
        <PRIMARY> { s.add(this); } <KEY> columns = ParenthesizedSimpleIdentifierList()
        {
            primaryKeys.add(new SqlPrimaryKey(s.end(columns),
                java.util.Optional.ofNullable(name), columns));
        }
    |
        <UNIQUE> { s.add(this); } columns = ParenthesizedSimpleIdentifierList()
        {
            uniqueKeys.add(new SqlUniqueKey(s.end(columns),
                java.util.Optional.ofNullable(name), columns));
        }
    |
        Check(name, checks)
    |
        <FOREIGN> { RefuseForeignKey(); }
    )
}

void Check(SqlIdentifier name, List<SqlNode> checks) :
{
    final Span s;
    final SqlNode condition;
}
{
    <CHECK> { s = span(); } <LPAREN> condition = Expression(ExprContext.ACCEPT_NON_QUERY) <RPAREN>
    {
        checks.add(new SqlCheck(s.end(this), java.util.Optional.ofNullable(name), condition));
    }
}

JAVACODE void RefuseForeignKey() {
    throw new EngineException(ErrorCode.FEATURE_NOT_SUPPORTED,
        "line " + getPos().getLineNum() + ", column " + getPos().getColumnNum()
            + ": foreign keys are not supported; leave the clause out, and let statements that"
            + " write see to it (INSERT ... SELECT from the other table, for example)");
}

/** Parses a column; what follows its type may come in any order. */
SqlNode TableColumn(List<SqlNode> uniqueKeys, List<SqlNode> checks) :
{
    final Span s = Span.of();
    final SqlIdentifier name;
    SqlIdentifier constraint = null;
    final SqlDataTypeSpec type;
    Boolean nullable = null;
    SqlNode defaultValue = null;
    boolean primaryKey = false;
    IdentityClause identity = null;
    IdentityClause clause;
}
{
    name = SimpleIdentifier() { s.add(name); }
    type = DataType() { s.add(type); }
    (
        <NOT> <NULL> { nullable = NullableOnce(nullable, false); }
    |
        <NULL> { nullable = NullableOnce(nullable, true); }
    |
        <DEFAULT_> { OnlyOnce(defaultValue != null, "DEFAULT"); }
        defaultValue = Expression(ExprContext.ACCEPT_NON_QUERY)
    |
        { constraint = null; }
        [ <CONSTRAINT> constraint = SimpleIdentifier() ]
        (
            <PRIMARY> <KEY> { OnlyOnce(primaryKey, "PRIMARY KEY"); primaryKey = true; }
        |
            <UNIQUE>
            {
                uniqueKeys.add(new SqlUniqueKey(getPos(),
                    java.util.Optional.ofNullable(constraint), SqlNodeList.of(name)));
            }
        |
            Check(constraint, checks)
        |
            <REFERENCES> { RefuseForeignKey(); }
        )
    |
        clause = Identity() { OnlyOnce(identity != null, "IDENTITY"); identity = clause; }
    )*
    {
        return new SqlColumn(s.end(this), name, type, java.util.Optional.ofNullable(nullable),
            java.util.Optional.ofNullable(defaultValue), primaryKey,
            java.util.Optional.ofNullable(identity));
    }
}

/** Parses what makes a column count, in the standard's words and in those of other databases. */
IdentityClause Identity() :
{
    boolean always = false;
    SequenceClauses clauses = new SequenceClauses();
}
{
    <GENERATED> ( <ALWAYS> { always = true; } | <BY> <DEFAULT_> )
    <AS>
    (
        <LPAREN>
        {
            throw new EngineException(ErrorCode.FEATURE_NOT_SUPPORTED,
                "line " + getPos().getLineNum() + ", column " + getPos().getColumnNum()
                    + ": GENERATED ALWAYS AS (expression) is not supported; compute the column in a"
                    + " query, or write it with the row");
        }
    |
        <IDENTITY> [ <LPAREN> ( SequenceClause(clauses) )* <RPAREN> ]
    )
    { return new IdentityClause(always, clauses); }
|
    ( <AUTO_INCREMENT> | <IDENTITY> )
    [ <LPAREN> StartAndIncrement(clauses) <RPAREN> ]
    { return new IdentityClause(false, clauses); }
}

void StartAndIncrement(SequenceClauses clauses) :
{
    SqlNode value;
}
{
    value = NumericLiteral() { clauses.set(SequenceClauses.Kind.START, value); }
    [
        <COMMA> value = NumericLiteral() { clauses.set(SequenceClauses.Kind.INCREMENT, value); }
    ]
}

/** Parses one of what says how a sequence counts, but for its type and RESTART. */
void SequenceClause(SequenceClauses clauses) :
{
    SqlNode value;
}
{
    <START> [ <WITH> ] value = NumericLiteral()
    { clauses.set(SequenceClauses.Kind.START, value); }
|
    <INCREMENT> [ <BY> ] value = NumericLiteral()
    { clauses.set(SequenceClauses.Kind.INCREMENT, value); }
|
    <MINVALUE> value = NumericLiteral() { clauses.set(SequenceClauses.Kind.MINVALUE, value); }
|
    <MAXVALUE> value = NumericLiteral() { clauses.set(SequenceClauses.Kind.MAXVALUE, value); }
|
    <CACHE> value = NumericLiteral() { clauses.set(SequenceClauses.Kind.CACHE, value); }
|
    <CYCLE> { clauses.setCycle(true, getPos()); }
|
    <NO>
    (
        <MINVALUE> { clauses.setNone(SequenceClauses.Kind.MINVALUE, getPos()); }
    |
        <MAXVALUE> { clauses.setNone(SequenceClauses.Kind.MAXVALUE, getPos()); }
    |
        <CACHE> { clauses.set(SequenceClauses.Kind.CACHE, SqlLiteral.createExactNumeric("1", getPos())); }
    |
        <CYCLE> { clauses.setCycle(false, getPos()); }
    )
}

/** Parses RESTART [WITH n]. */
void Restart(SequenceClauses clauses) :
{
    final SqlNode value;
}
{
    <RESTART>
    (
        <WITH> value = NumericLiteral() { clauses.set(SequenceClauses.Kind.RESTART, value); }
    |
        { clauses.setNone(SequenceClauses.Kind.RESTART, getPos()); }
    )
}

/** Parses CREATE SEQUENCE [IF NOT EXISTS] s [AS type] and how it counts. */
SqlCreate SqlCreateSequence(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    SqlDataTypeSpec type = null;
    final SequenceClauses clauses = new SequenceClauses();
}
{
    <SEQUENCE> { RefuseReplace(replace, s, "SEQUENCE"); }
    ifNotExists = IfNotExists()
    name = CompoundIdentifier()
    [ <AS> type = DataType() ]
    ( SequenceClause(clauses) )*
    {
        return new SqlCreateSequence(s.end(this), ifNotExists, name,
            java.util.Optional.ofNullable(type), clauses);
    }
}

/** Parses DROP SEQUENCE [IF EXISTS] s. */
SqlDrop SqlDropSequence(Span s, boolean replace) :
{
    final boolean ifExists;
    final SqlIdentifier name;
}
{
    <SEQUENCE> ifExists = IfExists() name = CompoundIdentifier()
    {
        return new SqlDropSequence(s.end(this), ifExists, name);
    }
}

/** Parses ALTER SEQUENCE [IF EXISTS] s and how it counts from now on. */
SqlNode SqlAlterSequence() :
{
    final Span s;
    final boolean ifExists;
    final SqlIdentifier name;
    final SequenceClauses clauses = new SequenceClauses();
}
{
    <ALTER> { s = span(); } <SEQUENCE> ifExists = IfExists()
    name = CompoundIdentifier()
    ( Restart(clauses) | SequenceClause(clauses) )+
    {
        return new SqlAlterSequence(s.end(this), ifExists, name, clauses);
    }
}

/** Parses OVERRIDING SYSTEM VALUE and OVERRIDING USER VALUE. */
java.util.Optional<SqlInsertOverriding.Kind> Overriding() :
{
    final SqlInsertOverriding.Kind kind;
}
{
    <OVERRIDING>
    (
        <SYSTEM> { kind = SqlInsertOverriding.Kind.SYSTEM; }
    |
        <USER> { kind = SqlInsertOverriding.Kind.USER; }
    )
    <VALUE>
    { return java.util.Optional.of(kind); }
|
    { return java.util.Optional.empty(); }
}

JAVACODE Boolean NullableOnce(Boolean before, boolean nullable) {
    OnlyOnce(before != null, "NULL or NOT NULL");
    return nullable;
}

JAVACODE void OnlyOnce(boolean before, String what) {
    if (before) {
        throw new EngineException(ErrorCode.SYNTAX_ERROR,
            "line " + getPos().getLineNum() + ", column " + getPos().getColumnNum()
                + ": " + what + " is given twice for one column");
    }
}

/** Parses DROP TABLE [IF EXISTS] t [RESTRICT | CASCADE]. */
SqlDrop SqlDropTable(Span s, boolean replace) :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final boolean cascade;
}
{
    <TABLE> ifExists = IfExists() name = CompoundIdentifier() cascade = Cascade()
    {
        return new SqlDropTable(s.end(this), ifExists, name, cascade);
    }
}

/** Parses ALTER TABLE [IF EXISTS] t and what is to be altered. */
SqlNode SqlAlterTable() :
{
    final Span s;
    final boolean ifExists;
    final SqlIdentifier name;
    final AlterAction action;
}
{
    <ALTER> { s = span(); } <TABLE> ifExists = IfExists() name = CompoundIdentifier()
    (
        action = AlterAdd()
    |
        action = AlterDrop()
    |
        action = AlterRename()
    |
        action = AlterColumn()
    )
    {
        return new SqlAlterTable(s.end(this), ifExists, name, action);
    }
}

/** Parses ADD [COLUMN] [IF NOT EXISTS] column and ADD [CONSTRAINT name] UNIQUE (column, ...). */
AlterAction AlterAdd() :
{
    final boolean ifNotExists;
    final SqlNode column;
    final List<SqlNode> primaryKeys = new ArrayList<SqlNode>();
    final List<SqlNode> uniqueKeys = new ArrayList<SqlNode>();
    final List<SqlNode> checks = new ArrayList<SqlNode>();
}
{
    <ADD>
    (
        TableConstraint(primaryKeys, uniqueKeys, checks)
        {
            RefuseKey(primaryKeys, "a primary key cannot be added to a table; create another one"
                + " with it and copy the rows");
            return checks.isEmpty()
                ? new AlterAction.AddUnique((SqlUniqueKey) uniqueKeys.get(0))
                : new AlterAction.AddCheck((SqlCheck) checks.get(0));
        }
    |
        [ LOOKAHEAD(1) <COLUMN> ] ifNotExists = IfNotExists() column = TableColumn(uniqueKeys, checks)
        {
            RefuseKey(uniqueKeys, "a column cannot be added with UNIQUE; add it without, then write"
                + " ALTER TABLE ... ADD UNIQUE (column)");
            RefuseKey(checks, "a column cannot be added with CHECK; add it without, then write"
                + " ALTER TABLE ... ADD CHECK (condition)");
            return new AlterAction.AddColumn((SqlColumn) column, ifNotExists);
        }
    )
}

JAVACODE void RefuseKey(List<SqlNode> keys, String why) {
    if (!keys.isEmpty()) {
        throw new EngineException(ErrorCode.FEATURE_NOT_SUPPORTED,
            "line " + keys.get(0).getParserPosition().getLineNum() + ", column "
                + keys.get(0).getParserPosition().getColumnNum() + ": " + why);
    }
}

/** Parses DROP [COLUMN] [IF EXISTS] c [RESTRICT | CASCADE], and the same of a CONSTRAINT. */
AlterAction AlterDrop() :
{
    final boolean ifExists;
    final SqlIdentifier column;
    final boolean cascade;
}
{
    <DROP>
    (
        <CONSTRAINT> ifExists = IfExists() column = SimpleIdentifier() cascade = Cascade()
        {
            return new AlterAction.DropConstraint(column, ifExists);
        }
    |
        [ LOOKAHEAD(1) <COLUMN> ]
        ifExists = IfExists() column = SimpleIdentifier() cascade = Cascade()
        {
            return new AlterAction.DropColumn(column, ifExists, cascade);
        }
    )
}

/** Parses RENAME [COLUMN] c TO d and RENAME TO t. */
AlterAction AlterRename() :
{
    final SqlIdentifier column;
    final SqlIdentifier name;
}
{
    <RENAME>
    (
        <TO> name = CompoundIdentifier()
        {
            return new AlterAction.RenameTable(name);
        }
    |
        [ LOOKAHEAD(1) <COLUMN> ] column = SimpleIdentifier() <TO> name = SimpleIdentifier()
        {
            return new AlterAction.RenameColumn(column, name);
        }
    )
}

/** Parses ALTER [COLUMN] c and what becomes of it. */
AlterAction AlterColumn() :
{
    final SqlIdentifier column;
    final SqlNode value;
    final SqlDataTypeSpec type;
    final SqlIdentifier name;
    final SequenceClauses clauses = new SequenceClauses();
}
{
    <ALTER> [ LOOKAHEAD(1) <COLUMN> ] column = SimpleIdentifier()
    (
        <SET>
        (
            <DEFAULT_> value = Expression(ExprContext.ACCEPT_NON_QUERY)
            {
                return new AlterAction.SetDefault(column, java.util.Optional.of(value));
            }
        |
            <NOT> <NULL> { return new AlterAction.SetNullable(column, false); }
        |
            <DATA> <TYPE> type = DataType() { return new AlterAction.SetType(column, type); }
        )
    |
        <DROP>
        (
            <DEFAULT_>
            {
                return new AlterAction.SetDefault(column, java.util.Optional.empty());
            }
        |
            <NOT> <NULL> { return new AlterAction.SetNullable(column, true); }
        )
    |
        <TYPE> type = DataType() { return new AlterAction.SetType(column, type); }
    |
        Restart(clauses) { return new AlterAction.Restart(column, clauses); }
    |
        <RENAME> <TO> name = SimpleIdentifier()
        {
            return new AlterAction.RenameColumn(column, name);
        }
    )
}

/** Parses COMMENT ON TABLE t, VIEW v or COLUMN t.c IS 'text' or NULL. */
SqlNode SqlComment() :
{
    final Span s;
    final SqlComment.Target target;
    final SqlIdentifier name;
    SqlNode text = null;
}
{
    <COMMENT> { s = span(); } <ON>
    (
        <TABLE> { target = SqlComment.Target.TABLE; }
    |
        <VIEW> { target = SqlComment.Target.VIEW; }
    |
        <COLUMN> { target = SqlComment.Target.COLUMN; }
    )
    name = CompoundIdentifier() <IS>
    (
        <NULL>
    |
        text = StringLiteral()
    )
    {
        return new SqlComment(s.end(this), target, name, text == null
            ? java.util.Optional.empty()
            : java.util.Optional.of(((SqlLiteral) text).getValueAs(String.class)));
    }
}

/** Parses CREATE SCHEMA [IF NOT EXISTS] s. */
SqlCreate SqlCreateSchema(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
}
{
    <SCHEMA> { RefuseReplace(replace, s, "SCHEMA"); }
    ifNotExists = IfNotExists()
    name = SimpleIdentifier()
    {
        return new SqlCreateSchema(s.end(this), ifNotExists, name);
    }
}

/** Parses DROP SCHEMA [IF EXISTS] s [RESTRICT | CASCADE]. */
SqlDrop SqlDropSchema(Span s, boolean replace) :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final boolean cascade;
}
{
    <SCHEMA> ifExists = IfExists() name = SimpleIdentifier() cascade = Cascade()
    {
        return new SqlDropSchema(s.end(this), ifExists, name, cascade);
    }
}

/** Parses CREATE [OR REPLACE] VIEW [IF NOT EXISTS] v [(column, ...)] AS query. */
SqlCreate SqlCreateView(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    SqlNodeList columns = SqlNodeList.EMPTY;
    final Token first;
    final SqlNode query;
}
{
    <VIEW> ifNotExists = IfNotExists() name = CompoundIdentifier()
    [ columns = ParenthesizedSimpleIdentifierList() ]
    <AS> { first = getToken(1); }
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    {
        return new SqlCreateView(s.end(this), replace, ifNotExists, name, columns, query,
            new SqlParserPos(first.beginLine, first.beginColumn, token.endLine, token.endColumn));
    }
}

/** Parses DROP VIEW [IF EXISTS] v [RESTRICT | CASCADE]. */
SqlDrop SqlDropView(Span s, boolean replace) :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final boolean cascade;
}
{
    <VIEW> ifExists = IfExists() name = CompoundIdentifier() cascade = Cascade()
    {
        return new SqlDropView(s.end(this), ifExists, name, cascade);
    }
}

/** Parses what becomes of what depends on something that is dropped. */
boolean Cascade() :
{
}
{
    <CASCADE> { return true; }
|
    <RESTRICT> { return false; }
|
    { return false; }
}

/** Parses SET SCHEMA s and SET SCHEMA 's'. */
SqlNode SqlSetSchema() :
{
    final Span s;
    final SqlIdentifier name;
    final SqlNode text;
}
{
    <SET> { s = span(); } <SCHEMA>
    (
        name = SimpleIdentifier()
    |
        text = StringLiteral()
        {
            name = new SqlIdentifier(((SqlLiteral) text).getValueAs(String.class), getPos());
        }
    )
    {
        return new SqlSetSchema(s.end(this), name);
    }
}

/** Parses TRUNCATE TABLE t [CONTINUE IDENTITY | RESTART IDENTITY]. */
SqlTruncate SqlTruncateTable(Span s) :
{
    final SqlIdentifier name;
    boolean restart = false;
}
{
    <TABLE> name = CompoundIdentifier()
    [ ( <CONTINUE> | <RESTART> { restart = true; } ) <IDENTITY> ]
    {
        return new SqlTruncateTable(s.end(this), name, restart);
    }
}

/** Parses SHOW TABLES. */
SqlNode SqlShow() :
{
    final Span s;
}
{
    <SHOW> { s = span(); } <TABLES>
    {
        return new SqlShowTables(s.end(this));
    }
}

/** Parses how many rows FETCH takes. */
SqlNode FetchCount() :
{
    final SqlNode count;
}
{
    count = UnsignedNumericLiteralOrParam() { return count; }
|
    { return SqlLiteral.createExactNumeric("1", getPos()); }
}

/** Parses what a column is set to. */
void AddAssignedValue(List<SqlNode> values) :
{
    final SqlNode value;
}
{
    value = Default() { values.add(value); }
|
    AddExpression(values, ExprContext.ACCEPT_SUB_QUERY)
}

/** Parses what may end an INSERT: ON CONFLICT [(column, ...)] DO NOTHING or DO UPDATE. */
SqlNode OnConflict(SqlInsert insert) :
{
    SqlNodeList keyColumns = null;
    SqlUpdate update = null;
}
{
    <ON> <CONFLICT>
    [ keyColumns = ParenthesizedSimpleIdentifierList() ]
    <DO>
    (
        <NOTHING>
    |
        update = ConflictUpdate(insert.getTargetTable())
    )
    {
        return new SqlInsertOnConflict(insert, getPos(), java.util.Optional.ofNullable(keyColumns),
            java.util.Optional.ofNullable(update));
    }
|
    { return insert; }
}

/** Parses UPDATE SET column = value, ... [WHERE condition]. */
SqlUpdate ConflictUpdate(SqlNode table) :
{
    final Span s;
    final SqlNodeList columns = new SqlNodeList(SqlParserPos.ZERO);
    final SqlNodeList values = new SqlNodeList(SqlParserPos.ZERO);
    SqlIdentifier column;
    SqlNode where = null;
}
{
    <UPDATE> { s = span(); }
    <SET> column = CompoundIdentifier() { columns.add(column); } <EQ> AddAssignedValue(values)
    (
        <COMMA> column = CompoundIdentifier() { columns.add(column); } <EQ> AddAssignedValue(values)
    )*
    [ where = Where() ]
    {
        return new SqlUpdate(s.end(this), table, columns, values, where, null, null);
    }
}

/** Parses CALL p, CALL p() and CALL p(a, b); CHECK is a reserved word and a procedure. */
SqlNode SqlCallStatement() :
{
    final Span s;
    final Span callSpan;
    final SqlIdentifier schema;
    final SqlIdentifier name;
    final List<SqlNode> arguments = new ArrayList<SqlNode>();
    final SqlNode routine;
}
{
    <CALL> { s = span(); }
    (
        // As some tools ask for it.
        <CURRENT_SCHEMA>
        {
            return SqlStdOperatorTable.VALUES.createCall(s.end(this),
                SqlStdOperatorTable.ROW.createCall(getPos(),
                    new SqlIdentifier("CURRENT_SCHEMA", getPos())));
        }
    |
        <CHECK> { callSpan = span(); name = new SqlIdentifier("CHECK", getPos()); }
    |
        LOOKAHEAD(3)
        schema = SimpleIdentifier() { callSpan = span(); } <DOT> <CHECK>
        {
            name = new SqlIdentifier(
                ImmutableList.of(schema.getSimple(), "CHECK"), callSpan.end(this));
        }
    |
        name = CompoundIdentifier() { callSpan = span(); }
    )
    [
        <LPAREN>
        [
            AddExpression(arguments, ExprContext.ACCEPT_NON_QUERY)
            ( <COMMA> AddExpression(arguments, ExprContext.ACCEPT_NON_QUERY) )*
        ]
        <RPAREN>
    ]
    {
        routine = createCall(name, callSpan.end(this),
            SqlFunctionCategory.USER_DEFINED_PROCEDURE, null, arguments);
        return SqlStdOperatorTable.PROCEDURE_CALL.createCall(s.end(this), routine);
    }
}

/** Parses JDBC's {call p(a)}; a return value, as in {? = call p(a)}, no procedure has. */
SqlNode SqlEscapedCall() :
{
    final SqlNode call;
}
{
    <LBRACE>
    [
        <HOOK>
        {
            throw new EngineException(ErrorCode.SYNTAX_ERROR,
                "line " + getPos().getLineNum() + ", column " + getPos().getColumnNum()
                    + ": procedures return rows, not a value; write {call ...} without ? =");
        }
    ]
    call = SqlCallStatement()
    <RBRACE>
    {
        return call;
    }
}

/** Parses BEGIN [WORK | TRANSACTION] and START TRANSACTION, with modes. */
SqlNode SqlBegin() :
{
    final Span s;
    final List<Object> modes = new ArrayList<Object>();
}
{
    (
        <BEGIN> { s = span(); } [ <WORK> | <TRANSACTION> ]
    |
        <START> { s = span(); } <TRANSACTION>
    )
    [ TransactionModes(modes) ]
    {
        return Transaction(s, SqlTransactionStatement.Action.BEGIN, null, modes);
    }
}

/** Parses SET TRANSACTION with modes. */
SqlNode SqlSetTransaction() :
{
    final Span s;
    final List<Object> modes = new ArrayList<Object>();
}
{
    <SET> { s = span(); } <TRANSACTION> TransactionModes(modes)
    {
        return Transaction(s, SqlTransactionStatement.Action.SET_MODES, null, modes);
    }
}

void TransactionModes(List<Object> modes) :
{
}
{
    TransactionMode(modes) ( [ <COMMA> ] TransactionMode(modes) )*
}

/** Parses ISOLATION LEVEL and READ ONLY or READ WRITE. Dirty reads are more than anyone gets. */
void TransactionMode(List<Object> modes) :
{
}
{
    <ISOLATION> <LEVEL>
    (
        LOOKAHEAD(2)
        <READ> ( <COMMITTED> | <UNCOMMITTED> ) { modes.add(Isolation.READ_COMMITTED); }
    |
        <REPEATABLE> <READ> { modes.add(Isolation.SNAPSHOT); }
    |
        <SERIALIZABLE>
        {
            throw new EngineException(ErrorCode.UNSUPPORTED_CALL,
                "line " + getPos().getLineNum() + ", column " + getPos().getColumnNum()
                    + ": transactions are not serializable; REPEATABLE READ is the strictest level,"
                    + " a snapshot that allows write skew");
        }
    )
|
    LOOKAHEAD(2)
    <READ> <ONLY> { modes.add(Boolean.TRUE); }
|
    <READ> <WRITE> { modes.add(Boolean.FALSE); }
}

SqlNode SqlCommit() :
{
}
{
    <COMMIT> [ <WORK> ]
    {
        return Transaction(span(), SqlTransactionStatement.Action.COMMIT, null, List.of());
    }
}

/** Parses ROLLBACK and ROLLBACK TO [SAVEPOINT] name. */
SqlNode SqlRollback() :
{
    final Span s;
    SqlIdentifier savepoint = null;
}
{
    <ROLLBACK> { s = span(); } [ <WORK> ]
    [ <TO> [ LOOKAHEAD(2) <SAVEPOINT> ] savepoint = SimpleIdentifier() ]
    {
        return Transaction(s,
            savepoint == null
                ? SqlTransactionStatement.Action.ROLLBACK
                : SqlTransactionStatement.Action.ROLLBACK_TO,
            savepoint, List.of());
    }
}

SqlNode SqlSavepoint() :
{
    final Span s;
    final SqlIdentifier savepoint;
}
{
    <SAVEPOINT> { s = span(); } savepoint = SimpleIdentifier()
    {
        return Transaction(s, SqlTransactionStatement.Action.SAVEPOINT, savepoint, List.of());
    }
}

/** Parses RELEASE [SAVEPOINT] name. */
SqlNode SqlRelease() :
{
    final Span s;
    final SqlIdentifier savepoint;
}
{
    <RELEASE> { s = span(); } [ LOOKAHEAD(2) <SAVEPOINT> ] savepoint = SimpleIdentifier()
    {
        return Transaction(s, SqlTransactionStatement.Action.RELEASE, savepoint, List.of());
    }
}

/** The last mode of each kind counts. */
JAVACODE SqlNode Transaction(Span s, SqlTransactionStatement.Action action, SqlIdentifier savepoint, List<?> modes) {
    Isolation isolation = null;
    Boolean readOnly = null;
    for (Object mode : modes) {
        if (mode instanceof Isolation) {
            isolation = (Isolation) mode;
        } else {
            readOnly = (Boolean) mode;
        }
    }
    return new SqlTransactionStatement(s.end(this), action,
        java.util.Optional.ofNullable(savepoint), java.util.Optional.ofNullable(isolation),
        java.util.Optional.ofNullable(readOnly));
}

/** Parses [FOR UPDATE [OF table, ...] [NOWAIT | WAIT seconds]] behind a query. */
SqlNode ForUpdate(SqlNode query) :
{
    final Span s = Span.of();
    final List<SqlNode> tables = new ArrayList<SqlNode>();
    SqlNode table;
    java.util.Optional<java.time.Duration> wait = java.util.Optional.empty();
}
{
    <FOR> { s.add(this); } <UPDATE>
    [
        <OF> table = SimpleIdentifier() { tables.add(table); }
        ( <COMMA> table = SimpleIdentifier() { tables.add(table); } )*
    ]
    [
        <NOWAIT> { wait = java.util.Optional.of(java.time.Duration.ZERO); }
    |
        <WAIT> <UNSIGNED_INTEGER_LITERAL> { wait = java.util.Optional.of(LockSeconds(token)); }
    |
        <SKIP_> {
            throw new EngineException(ErrorCode.FEATURE_NOT_SUPPORTED,
                "line " + getPos().getLineNum() + ", column " + getPos().getColumnNum()
                    + ": SKIP LOCKED is not supported; use NOWAIT and try other rows");
        }
    ]
    {
        return new SqlForUpdate(s.end(this), query, new SqlNodeList(tables, s.pos()), wait);
    }
|
    { return query; }
}

JAVACODE java.time.Duration LockSeconds(Token seconds) {
    if (seconds.image.length() > 9) {
        throw new EngineException(ErrorCode.SYNTAX_ERROR,
            "line " + seconds.beginLine + ", column " + seconds.beginColumn
                + ": WAIT " + seconds.image + " is too long; give at most 999999999 seconds");
    }
    return java.time.Duration.ofSeconds(Long.parseLong(seconds.image));
}
