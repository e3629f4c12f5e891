/** From worst to best, as they are chosen and shown. */
export const ratings = ['1', '2', '3', '4', '5'] as const;
