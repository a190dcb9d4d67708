//! Tests of the generated client and of the generator, from outside.
