#pragma once
// COIN-OR's C interfaces: Cbc for integer programs, Clp for linear ones.
// Neither is thread-safe, even on models of their own; Optimization holds the one lock.
#include <Cbc_C_Interface.h>
#include <Clp_C_Interface.h>
