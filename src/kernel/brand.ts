declare const brand: unique symbol;

/**
 * A primitive that carries its meaning in its type (a number of points is not a number of months).
 * A brand is put on with a cast, and only where text is parsed or arithmetic defines the unit.
 */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
