/** Another row has this key: two people added it at the same time, or nobody looked first. The transaction is undone. */
export class AlreadyThere extends Error {
  readonly table: string;
  readonly key: string;

  constructor(table: string, key: string) {
    super(`« ${key} » existe déjà.`);
    this.name = "AlreadyThere";
    this.table = table;
    this.key = key;
  }
}

/** The row that an insert made; throws `AlreadyThere` when its key was taken. */
export function madeRow<T>(rows: readonly T[], table: string, key: string): T {
  const [row] = rows;
  if (row === undefined) throw new AlreadyThere(table, key);
  return row;
}
