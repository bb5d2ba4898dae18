/** One step from an older archive to a newer one. Once released, a step is never changed: the next step corrects it. */
export interface Migration {
  /** Becomes the database's user_version. Numbered by tens, so that a correction can be slipped in. */
  readonly version: number;
  readonly name: string;
  /** The statements. A text of a module and not a file of its own, so that the source and the bundle read the same thing. */
  readonly sql: string;
}
