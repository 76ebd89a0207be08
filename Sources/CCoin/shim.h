#pragma once
// COIN-OR's C interfaces: Clp for linear programs, Cbc for integer ones, as tables of their functions.
// The libraries are opened when a program is first solved: linked, they would cost every verb some five
// milliseconds of symbol look-ups, and two verbs solve anything.
// Neither is thread-safe, even on models of their own; Optimization holds the one lock.
#include <dlfcn.h>

#if __has_include(<coin/Cbc_C_Interface.h>)
#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>
#elif __has_include(<Cbc_C_Interface.h>)
#include <Cbc_C_Interface.h>
#include <Clp_C_Interface.h>
#else
#error "no headers of Cbc and Clp: install coinor-libcbc-dev and coinor-libclp-dev"
#endif

// What is used of each interface. The types are those of the headers: a function that changes there is an
// error here or where it is called.
#define LT_CLP_FUNCTIONS(F) \
  F(newModel) F(deleteModel) F(loadProblem) F(setObjSense) F(setLogLevel) F(setMaximumIterations) \
  F(setMaximumSeconds) F(scaling) F(primal) F(status) F(secondaryStatus) F(numberPrimalInfeasibilities) \
  F(getColSolution) F(getRowPrice) F(getReducedCost)

#define LT_CBC_FUNCTIONS(F) \
  F(newModel) F(deleteModel) F(loadProblem) F(setObjSense) F(setInteger) F(setLogLevel) \
  F(setMaximumNodes) F(setMaximumSeconds) F(setAllowableGap) F(setAllowableFractionGap) F(solve) \
  F(status) F(secondaryStatus) F(isProvenOptimal) F(isProvenInfeasible) F(isContinuousUnbounded) \
  F(bestSolution) F(getBestPossibleObjValue) F(getNodeCount)

typedef struct {
#define LT_FIELD(name) __typeof__(&Clp_##name) _Null_unspecified name;
  LT_CLP_FUNCTIONS(LT_FIELD)
#undef LT_FIELD
} LTClp;

typedef struct {
#define LT_FIELD(name) __typeof__(&Cbc_##name) _Null_unspecified name;
  LT_CBC_FUNCTIONS(LT_FIELD)
#undef LT_FIELD
} LTCbc;

#if defined(__APPLE__)
#define LT_CLP_LIBRARY "libClp.1.dylib"
#define LT_CBC_LIBRARY "libCbcSolver.3.dylib"
#else
#define LT_CLP_LIBRARY "libClp.so.1"
#define LT_CBC_LIBRARY "libCbcSolver.so.3"
#endif

// Open a library and fill in its table. They return NULL, or what the system's loader says is missing;
// the text lasts until the thread's next call of the loader.

static inline const char *_Nullable lt_openClp(LTClp *_Nonnull clp) {
  void *library = dlopen(LT_CLP_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return dlerror();
#define LT_RESOLVE(name) \
  if ((clp->name = (__typeof__(clp->name))dlsym(library, "Clp_" #name)) == NULL) return dlerror();
  LT_CLP_FUNCTIONS(LT_RESOLVE)
#undef LT_RESOLVE
  return NULL;
}

static inline const char *_Nullable lt_openCbc(LTCbc *_Nonnull cbc) {
  void *library = dlopen(LT_CBC_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return dlerror();
#define LT_RESOLVE(name) \
  if ((cbc->name = (__typeof__(cbc->name))dlsym(library, "Cbc_" #name)) == NULL) return dlerror();
  LT_CBC_FUNCTIONS(LT_RESOLVE)
#undef LT_RESOLVE
  return NULL;
}
