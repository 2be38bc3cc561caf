/** The key that the sandbox accepts. It opens nothing real, so it is no secret. */
export const SANDBOX_KEY = 'scraper_api_sandbox';
