/** The command was called in a way that it cannot be: the help is shown with it. */
export class UsageError extends Error {}
