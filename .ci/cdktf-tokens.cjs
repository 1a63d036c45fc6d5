/** All that the rules use of cdktf: to load the rest would be most of a mutant's time. */
module.exports = {
  ...require("cdktf/lib/tokens"),
  get Fn() {
    return require("cdktf/lib").Fn;
  },
};
