const anything = Object.assign(() => null, { isRequired: () => null });

/** Takes the place of `prop-types` in the build, by which downshift checks in development what TypeScript has checked. */
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
