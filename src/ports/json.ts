/** Values that are stored as they are. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
