/** Code of the app that is fetched when it is wanted did not come; the data has nothing to do with it. */
export class PartError extends Error {
  override name = 'PartError';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}
