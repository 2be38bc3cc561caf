/** A request of the platform's API as data: what is sent, previewed and written as a snippet. Never holds the key. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST';
  /** Begins with `/api/`; without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The exact text that is sent; absent for a GET. */
  readonly body?: string;
  /** Whether the endpoint wants the key. */
  readonly authenticated: boolean;
  /** Milliseconds to wait for the answer, where it is not the usual time. Not part of what is sent. */
  readonly timeout?: number;
};
