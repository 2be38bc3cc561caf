// A declaration that adds to one of Vite's can only be an interface.
// oxlint-disable-next-line typescript/consistent-type-definitions
interface ImportMetaEnv {
  readonly VITE_API_VERSION: string;
  /** Of the console, as in package.json. */
  readonly VITE_CONSOLE_VERSION: string;
}
