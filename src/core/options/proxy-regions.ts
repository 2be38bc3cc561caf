/** Regions offered while the platform's own list is not there: the common ones of its documentation. */
export const FALLBACK_REGIONS = ['US', 'CN', 'HK', 'JP', 'SG', 'DE', 'GB', 'FR'] as const;
