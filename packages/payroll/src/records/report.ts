/** A place in the dossier, from the outside in. */
export type Path = readonly (string | number)[];

/** Notes a problem; the message and the remedy are French. */
export type Report = (code: string, path: Path, message: string, remedy: string) => void;
