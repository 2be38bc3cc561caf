type AddressPolicy = { readonly createScriptURL: (address: string) => string };

declare global {
  /** Only `var` declares a property of `globalThis`. Undefined in browsers without Trusted Types. */
  var trustedTypes: { createPolicy(name: string, policy: AddressPolicy): AddressPolicy } | undefined;
}

const policy: AddressPolicy = {
  createScriptURL: (address) => {
    if (new URL(address, location.href).origin === location.origin) return address;
    throw new TypeError(`${address} is no file of this console.`);
  },
};

/** The only policy that the page's CSP allows: no other text can become a script. */
const trusted = globalThis.trustedTypes?.createPolicy('run-console', policy) ?? policy;

/**
 * Starts a thread.
 * @param address file address from `import … from './….ts?worker&url'`
 * @throws TypeError for a file of another origin; DOMException if the browser cannot start a thread
 */
export const startThread = (address: string): Worker =>
  new Worker(trusted.createScriptURL(address), { type: 'module' });
