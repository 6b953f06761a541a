// The least that an extension can be: what activation costs at all.
exports.activate = () => {};
