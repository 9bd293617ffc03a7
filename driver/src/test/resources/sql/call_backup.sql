-- What BACKUP cannot do. What it does is in BackupTest and RestoreTest.
CALL BACKUP(NULL);
> error 22023 INVALID_PARAMETER_VALUE: argument FOLDER of BACKUP is NULL; it must be a string

CALL BACKUP(5);
> error 22023 INVALID_PARAMETER_VALUE: argument FOLDER of BACKUP is 5; it must be a string

? TRUE
CALL BACKUP(?);
> error 22023 INVALID_PARAMETER_VALUE: argument FOLDER of BACKUP is true; it must be a string

CALL BACKUP('  ');
> error 22023 INVALID_PARAMETER_VALUE: argument FOLDER of BACKUP is '  '; name a folder, for example './backups/monday'

CALL BACKUP();
> error 42000 INVALID_STATEMENT: wrong number of arguments: BACKUP(FOLDER) takes 1, not 0
