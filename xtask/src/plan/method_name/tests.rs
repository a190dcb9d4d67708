use super::*;

/// The names of the methods of a resource. Each operation is an id, which may be empty,
/// a method and a path, separated by spaces.
fn names_in(resource: &str, operations: &[&str]) -> Vec<String> {
    let subjects = operations.iter().map(|operation| {
        let words: Vec<&str> = operation.split(' ').collect();
        let [id, method, path] = words[..] else {
            panic!("{operation} is not an id, a method and a path");
        };
        Subject {
            resource: (!resource.is_empty()).then(|| resource.to_owned()),
            id: Some(id).filter(|id| !id.is_empty()),
            method,
            path,
            answer: Shape::Unknown,
            fallback: format!(
                "{}_{}",
                method.to_lowercase(),
                path.replace(['/', '{', '}'], "_")
            ),
        }
    });
    let subjects: Vec<_> = subjects.collect();
    let habits = Habits::of(subjects.iter());
    let candidates: Vec<_> = subjects.iter().map(|it| candidates(it, &habits)).collect();
    assign(&candidates, &[])
}

fn name_in(resource: &str, operation: &str) -> String {
    names_in(resource, &[operation]).remove(0)
}

#[test]
fn drops_the_words_of_the_resource() {
    let cases = [
        (
            "orgs",
            "orgs/list-for-user GET /users/{user}/orgs",
            "list_for_user",
        ),
        ("bookings", "createBooking POST /bookings", "create"),
        ("bookings", "getBooking GET /bookings/{id}", "get"),
        ("bookings", "get-bookings GET /bookings", "list"),
        ("bookings", "get_all_bookings GET /bookings", "list"),
        ("bookings", "get_bookings GET /bookings/{id}", "get"),
        (
            "bookings",
            "get_bookings_count GET /bookings/count",
            "get_count",
        ),
        ("pets", "list_pets GET /pets", "list"),
        (
            "pet",
            "findPetsByStatus GET /pet/findByStatus",
            "find_by_status",
        ),
        ("pet", "getPetById GET /pet/{id}", "get"),
        ("pet", "getPetByPetId GET /pet/{petId}", "get"),
        ("pets", "retrieve_a_pet GET /pet/{id}", "retrieve"),
        (
            "store",
            "delete_order DELETE /store/order/{id}",
            "delete_order",
        ),
        ("store", "getOrderById GET /store/order/{id}", "get_order"),
        (
            "tasks",
            "addFollowersForTask POST /tasks/{id}/addFollowers",
            "add_followers",
        ),
        (
            "bookings",
            "create_booking_payment POST /bookings/{id}/payment",
            "create_payment",
        ),
        (
            "box_sign_requests",
            "list_sign_requests GET /sign_requests",
            "list",
        ),
        ("user_service", "UserService_GetUser GET /users/{id}", "get"),
        ("users", "UsersController_findAll GET /users", "find_all"),
        ("files", "drive.files.list GET /files", "list"),
        ("users", "users_list GET /users", "list"),
        ("imports", "import_create POST /imports", "create"),
        ("sync_list", "ListSyncList GET /lists", "list"),
    ];
    for (resource, operation, name) in cases {
        assert_eq!(name_in(resource, operation), name, "{operation}");
    }
}

#[test]
fn keeps_words_that_are_needed() {
    let cases = [
        (
            "reviews",
            "create_pull_request_review POST /reviews",
            "create_pull_request_review",
        ),
        (
            "user_lists",
            "create_list_item POST /lists/{id}/items",
            "create_list_item",
        ),
        ("by", "find_by_by GET /by", "find_by_by"),
        ("teams", "find_in_team GET /teams/{id}/find", "find_in_team"),
        (
            "users",
            "get_orders_by_user_id GET /users/{id}/orders",
            "get_orders_by_user_id",
        ),
        ("pets", "pets GET /pets", "pets"),
        (
            "voices",
            "clone_voice POST /voices/{id}/clone",
            "clone_voice",
        ),
        (
            "folders",
            "move_folder POST /folders/{id}/move",
            "move_folder",
        ),
        ("uploads", "upload_file POST /files", "upload_file"),
        ("", "clone GET /clone", "clone_"),
        ("", "move GET /move", "move_"),
    ];
    for (resource, operation, name) in cases {
        assert_eq!(name_in(resource, operation), name, "{operation}");
    }
}

#[test]
fn derives_names_from_paths() {
    let cases = [
        ("users", " GET /users/{id}", "get"),
        ("users", " PUT /users/{id}", "update"),
        ("users", " PATCH /users/{id}", "update"),
        ("users", " DELETE /users/{id}", "delete"),
        ("users", " GET /api/v1/users", "list"),
        ("users", " POST /users", "create"),
        ("users", " DELETE /users", "delete_all"),
        ("users", " GET /users/{id}/orders", "list_orders"),
        ("users", " GET /users/{id}/orders/{order}", "get_order"),
        ("orders", " GET /users/{id}/orders", "list"),
        ("bookings", " POST /bookings/{id}/payment", "create_payment"),
        ("orders", " POST /orders/{id}/cancel", "cancel"),
        ("orders", " GET /orders/search", "search"),
        (
            "users",
            " POST /users/{id}/reset-password",
            "reset_password",
        ),
        ("", " GET /pets/{id}", "get_pet"),
        ("", " GET /", "get"),
        ("files", "put_files_id PUT /files/{file_id}", "update"),
        (
            "files",
            "get_files_id_metadata_v2025.0 GET /files/{file_id}/metadata",
            "get_metadata",
        ),
        (
            "items",
            "read_item_items__item_id__get GET /items/{item_id}",
            "read",
        ),
    ];
    for (resource, operation, name) in cases {
        assert_eq!(name_in(resource, operation), name, "{operation}");
    }
}

#[test]
fn names_that_collide_get_longer() {
    let cases: [(&str, &[&str], &[&str]); 9] = [
        (
            "pets",
            &["getPet GET /pets/{id}", "get_pets GET /pets/{id}/all"],
            &["get", "list"],
        ),
        (
            "pets",
            &["getPet GET /pets/{name}", "getPetById GET /pets/{id}"],
            &["get", "get_by_id"],
        ),
        (
            "pets",
            &["create_pet POST /pets", "pets_create POST /pets/2"],
            &["create_pet", "pets_create"],
        ),
        (
            "pets",
            &["list GET /all", "list_pets GET /pets"],
            &["list", "list_pets"],
        ),
        (
            "orders",
            &[" GET /orders", " GET /users/{id}/orders"],
            &["list", "list_for_user"],
        ),
        (
            "users",
            &[" POST /users", " POST /users/{id}"],
            &["create", "update"],
        ),
        (
            "collaborations_list",
            &[
                " GET /files/{id}/collaborations",
                " GET /folders/{id}/collaborations",
            ],
            &["list_file_collaborations", "list_folder_collaborations"],
        ),
        (
            "",
            &[" GET /path-parameter", " GET /path/parameter"],
            &["get_path_parameter", "get_parameter"],
        ),
        ("", &[" GET /a-b", " GET /a_b"], &["get_a_b", "get_a_b_2"]),
    ];
    for (resource, operations, names) in cases {
        assert_eq!(names_in(resource, operations), names);
    }
}

#[test]
fn decided_names_are_not_given_again() {
    let subject = Subject {
        resource: Some("pets".to_owned()),
        id: Some("list_pets"),
        method: "GET",
        path: "/pets",
        answer: Shape::List,
        fallback: "get_pets".to_owned(),
    };
    assert_eq!(
        assign(&[candidates(&subject, &Habits::default())], &["list"]),
        ["list_pets"]
    );
}
