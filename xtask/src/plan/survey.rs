//! Which schemas become part of a client, and which way their values travel.
//!
//! Walks from the requests and the answers through everything that they contain. No
//! types are made here.

use std::collections::{HashMap, HashSet};

use super::identity::Identities;
use super::types::Direction;
use super::union;
use super::view::{Of, Views};
use crate::spec::SchemaId;

/// What a walk has found.
#[derive(Debug, Default)]
pub struct Survey {
    /// The direction of each schema, by the schema at the end of its references.
    pub directions: HashMap<SchemaId, Direction>,
    /// The same schemas in the order in which they were found.
    pub order: Vec<SchemaId>,
    /// Schemas that are used by themselves, and not only as an alternative of a union.
    pub plain: HashSet<SchemaId>,
    /// The tags of each schema that is an alternative: the property and its texts.
    pub tags: HashMap<SchemaId, Vec<(String, String)>>,
    /// Schemas that differ between requests and answers, or contain one that does.
    pub differs: HashSet<SchemaId>,
    /// The read-only members that requests can send.
    pub identities: Identities,
}

struct Edge {
    to: SchemaId,
    /// Whether it leads to an alternative that a property tells apart.
    is_tagged: bool,
    in_requests: bool,
    in_answers: bool,
}

/// Walks from the schemas that are sent and those that are received.
pub fn survey(
    views: &Views<'_>,
    sent: &[SchemaId],
    received: &[SchemaId],
    identities: Identities,
) -> Survey {
    let mut survey = Survey {
        identities,
        ..Survey::default()
    };
    let mut edges: HashMap<SchemaId, Vec<Edge>> = HashMap::new();
    for (roots, is_sent) in [(received, false), (sent, true)] {
        let mut wanted: Vec<SchemaId> = Vec::new();
        for root in roots {
            let root = views.view(*root).id;
            survey.plain.insert(root);
            wanted.push(root);
        }
        wanted.reverse();
        while let Some(id) = wanted.pop() {
            let direction = match survey.directions.entry(id) {
                std::collections::hash_map::Entry::Vacant(entry) => {
                    survey.order.push(id);
                    entry.insert(Direction::default())
                }
                std::collections::hash_map::Entry::Occupied(entry) => entry.into_mut(),
            };
            let mark = match is_sent {
                true => &mut direction.sent,
                false => &mut direction.received,
            };
            if std::mem::replace(mark, true) {
                continue;
            }
            let below = edges
                .entry(id)
                .or_insert_with(|| edges_of(views, id, &mut survey.tags, &survey.identities));
            for edge in below.iter().rev() {
                let passes = if is_sent {
                    edge.in_requests
                } else {
                    edge.in_answers
                };
                if !passes {
                    continue;
                }
                if !edge.is_tagged {
                    survey.plain.insert(edge.to);
                }
                wanted.push(edge.to);
            }
        }
    }
    let restricted = edges.iter().filter(|(_, below)| {
        below
            .iter()
            .any(|edge| !edge.in_requests || !edge.in_answers)
    });
    survey.differs = restricted.map(|(id, _)| *id).collect();
    // What is read-only is required of answers alone.
    let required = survey.identities.iter().filter(|(id, name)| {
        matches!(&views.view(*id).of, Of::Object(object) if object.required.contains(name))
    });
    survey.differs.extend(required.map(|(id, _)| *id));
    let mut above: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for (id, below) in &edges {
        for edge in below {
            above.entry(edge.to).or_default().push(*id);
        }
    }
    let mut wanted: Vec<SchemaId> = survey.differs.iter().copied().collect();
    while let Some(id) = wanted.pop() {
        for holder in above.get(&id).into_iter().flatten() {
            if survey.differs.insert(*holder) {
                wanted.push(*holder);
            }
        }
    }
    survey
}

fn edges_of(
    views: &Views<'_>,
    id: SchemaId,
    tags: &mut HashMap<SchemaId, Vec<(String, String)>>,
    identities: &Identities,
) -> Vec<Edge> {
    let plain = |to: SchemaId| Edge {
        to: views.view(to).id,
        is_tagged: false,
        in_requests: true,
        in_answers: true,
    };
    match &views.view(id).of {
        Of::List(Some(of)) | Of::Map(Some(of)) | Of::OneOrMany(of) => vec![plain(*of)],
        Of::Tuple(items) => items.iter().map(|item| plain(*item)).collect(),
        Of::Object(object) => {
            let rest = object.rest.flatten().map(plain);
            let members = object.properties.iter().map(|(name, member)| {
                let told = views.told_of(member, |_| false);
                Edge {
                    in_requests: !told.read_only || identities.contains(&(id, name.clone())),
                    in_answers: !told.write_only,
                    ..plain(member.schema)
                }
            });
            members.chain(rest).collect()
        }
        Of::Union(alternatives) => match union::tagged(views, id, alternatives) {
            Some(tagged) => {
                let edges = tagged.tags.iter().map(|(tag, to)| {
                    let edge = Edge {
                        is_tagged: true,
                        ..plain(*to)
                    };
                    let known = tags.entry(edge.to).or_default();
                    let tag = (tagged.property.clone(), tag.clone());
                    if !known.contains(&tag) {
                        known.push(tag);
                    }
                    edge
                });
                edges.chain(tagged.default.map(plain)).collect()
            }
            None => alternatives.iter().map(|one| plain(*one)).collect(),
        },
        _ => Vec::new(),
    }
}
