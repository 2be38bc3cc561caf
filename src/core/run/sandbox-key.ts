/** The key that the sandbox accepts. It gives access to nothing real and is not a secret. */
export const SANDBOX_KEY = 'scraper_api_sandbox';
