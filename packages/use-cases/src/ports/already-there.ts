/**
 * How a store tells that what is added has a key which another row has: two people added it at once, or nobody looked first. It undoes the
 * transaction. Whoever adds under a key gives it as a problem (`toldWhenThere`).
 */
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
