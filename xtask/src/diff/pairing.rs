//! Which operations of two descriptions belong together: those with the same method and
//! path, else those with the same id, else those of the same shape if there is only one.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use super::values::noun;
use crate::plan::{Answer, Api, Operation, Resource};

/// An operation with its resource.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    pub resource: &'a Resource,
    pub operation: &'a Operation,
}

impl<'a> Call<'a> {
    /// Every operation of an API.
    pub fn all(api: &'a Api) -> Vec<Self> {
        let calls = api.resources.iter().flat_map(|resource| {
            let operations = resource.operations.iter();
            operations.map(move |operation| Call {
                resource,
                operation,
            })
        });
        calls.collect()
    }

    /// What callers write, up to the arguments.
    pub fn path(&self, method: usize) -> String {
        let methods = &self.operation.methods;
        let name = methods.get(method).or(methods.first());
        let name = name.map_or("", |method| method.name.as_str());
        format!("{}().{name}", self.resource.name)
    }

    /// The same as a call.
    pub fn label(&self) -> String {
        format!("{}()", self.path(0))
    }

    /// Method and path.
    pub fn route(&self) -> String {
        format!("{} {}", self.operation.verb, self.operation.path)
    }

    /// What tells it from operations of another shape; `None` if it has hardly any.
    fn shape(&self) -> Option<String> {
        let operation = self.operation;
        let mut parameters: Vec<String> = operation
            .parameters
            .iter()
            .map(|it| format!("{} {:?}", it.wire, it.position))
            .collect();
        parameters.sort_unstable();
        let body = operation.body.as_ref().map(|body| noun(&body.of));
        let answers = operation.answer.types().into_iter().map(noun);
        let answers: Vec<String> = answers.collect();
        let is_telling = body.is_some() || operation.answer != Answer::Nothing;
        is_telling.then(|| format!("{} {parameters:?} {body:?} {answers:?}", operation.verb))
    }
}

/// Two versions of an operation.
#[derive(Clone, Copy)]
pub struct Both<'a> {
    pub base: Call<'a>,
    pub head: Call<'a>,
}

/// The operations of two descriptions.
#[derive(Default)]
pub struct Paired<'a> {
    pub both: Vec<Both<'a>>,
    pub removed: Vec<Call<'a>>,
    pub added: Vec<Call<'a>>,
}

/// Finds the operations that belong together.
pub fn pair<'a>(base: &'a Api, head: &'a Api) -> Paired<'a> {
    let mut paired = Paired {
        both: Vec::new(),
        removed: Call::all(base),
        added: Call::all(head),
    };
    let route = |it: &Call<'a>| (it.operation.verb.as_str(), it.operation.path.as_str());
    let name = |it: &Call<'a>| it.operation.methods.first().map(|it| it.name.clone());
    let media = |it: &Call<'a>| it.operation.body.as_ref().map(|it| it.media_type.clone());
    paired.by(|it| Some((route(it), name(it))));
    paired.by(|it| Some((route(it), media(it))));
    paired.by(|it| Some(route(it)));
    paired.by(|it| Some(it.operation.id.as_str()));
    let count = |calls: &[Call<'a>]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for shape in calls.iter().filter_map(Call::shape) {
            *counts.entry(shape).or_default() += 1;
        }
        counts
    };
    let (before, after) = (count(&paired.removed), count(&paired.added));
    paired.by(|it| {
        let shape = it.shape()?;
        (before.get(&shape) == Some(&1) && after.get(&shape) == Some(&1)).then_some(shape)
    });
    paired
}

impl<'a> Paired<'a> {
    /// Pairs what has the same key, in the order of the descriptions.
    fn by<K: Hash + Eq>(&mut self, key: impl Fn(&Call<'a>) -> Option<K>) {
        let mut open: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (index, call) in self.added.iter().enumerate() {
            if let Some(key) = key(call) {
                open.entry(key).or_default().push_back(index);
            }
        }
        let mut taken = vec![false; self.added.len()];
        let mut removed = Vec::new();
        for base in std::mem::take(&mut self.removed) {
            let index = key(&base).and_then(|key| open.get_mut(&key)?.pop_front());
            match index.and_then(|index| Some((index, *self.added.get(index)?))) {
                Some((index, head)) => {
                    taken[index] = true;
                    self.both.push(Both { base, head });
                }
                None => removed.push(base),
            }
        }
        self.removed = removed;
        let mut taken = taken.into_iter();
        self.added.retain(|_| !taken.next().unwrap_or(false));
    }
}
