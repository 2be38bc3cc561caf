const anything = Object.assign(() => null, { isRequired: () => null });

/** Replaces `prop-types` in the build, with which downshift checks in development what TypeScript has checked. */
const propTypes = {
  any: anything,
  array: anything,
  bool: anything,
  func: anything,
  number: anything,
  string: anything,
  shape: () => anything,
  checkPropTypes: () => undefined,
};

export default propTypes;
