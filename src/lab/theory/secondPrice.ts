/** Mean revenue of a second-price auction with n bidders of private values uniform on (0, 1): (n − 1)/(n + 1). Vickrey 1961. */
export const secondPriceRevenue = (bidders: number): number => (bidders - 1) / (bidders + 1);
