/** The page of every picture, in pixels before it is drawn at twice the size. */
export const PAGE = { width: 900, margin: 24, inner: 852 } as const;
