// A declaration that adds to one of Vite's can only be an interface.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
interface ImportMetaEnv {
  readonly VITE_API_VERSION: string;
}
