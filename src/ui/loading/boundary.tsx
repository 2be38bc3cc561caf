import { Component, type ReactNode } from 'react';

type BoundaryProps = {
  readonly children: ReactNode;
  /** `retry` draws the children anew. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
};

/** Draws the fallback in place of children that fail while they are drawn. */
export class Boundary extends Component<
  BoundaryProps,
  { readonly fault?: { readonly error: unknown } | undefined }
> {
  override state: { readonly fault?: { readonly error: unknown } | undefined } = {};

  static getDerivedStateFromError(error: unknown) {
    return { fault: { error } };
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return this.props.children;
    return this.props.fallback(fault.error, () => this.setState({ fault: undefined }));
  }
}
