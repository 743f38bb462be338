export { dropDatabase, makeDatabase, runSql } from "./databases.ts";
export { startPostgres, type PostgresServer } from "./postgres-server.ts";
