import pg from "pg";

/** Makes a database on a server, empty or as a copy of another one, and gives its address. */
export async function makeDatabase(server: string, name: string, template = "template1"): Promise<string> {
  await runSql(
    server,
    `CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${pg.escapeIdentifier(template)}`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Removes a database of a server, whoever is still connected to it. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  await runSql(server, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

/** Runs one text on a connection of its own, as the server's owner. */
export async function runSql(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
