//! What is said of a value where it is used: docs, limits, examples.

use super::{Member, Told, Views};
use crate::spec::SchemaId;

impl Views<'_> {
    /// What is said of a value where it is used.
    pub fn told(&self, id: SchemaId, is_type: impl Fn(SchemaId) -> bool) -> Told {
        let mut told = Told::default();
        let mut reached = id;
        for step in 0..256 {
            let schema = self.schema(reached);
            // What a type says of itself is in its own docs.
            if step == 0 || !is_type(reached) {
                told.description = told.description.or_else(|| schema.description.clone());
            }
            told.default = told
                .default
                .or_else(|| schema.default.as_ref().map(|it| it.value.clone()));
            told.examples
                .extend(schema.examples.iter().map(|it| it.value.clone()));
            told.limits.fill(&schema.limits);
            told.deprecated |= schema.deprecated;
            told.read_only |= schema.read_only;
            told.write_only |= schema.write_only;
            match schema.plain_target() {
                Some(next) => reached = next,
                None => break,
            }
        }
        told
    }

    /// What is said of a property.
    pub fn told_of(&self, member: &Member, is_type: impl Fn(SchemaId) -> bool) -> Told {
        let mut base = self.told(member.schema, &is_type);
        if base.description.is_none()
            && let Some(before) = member.before
        {
            base.description = self.told(before, &is_type).description;
        }
        let Some(more) = member.told else {
            return base;
        };
        let mut told = self.told(more, &is_type);
        told.description = told.description.or(base.description);
        told.default = told.default.or(base.default);
        told.examples.extend(base.examples);
        told.limits.fill(&base.limits);
        told.deprecated |= base.deprecated;
        told.read_only |= base.read_only;
        told.write_only |= base.write_only;
        told
    }
}
