/** Lower case without accents, so that "cote" finds "Côte d'Ivoire". */
export const plainText = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
