// Run once by the mongo image, on an empty data folder: a user for each service that keeps
// something, who may do what it likes in its own database and nothing in another.
for (const name of ["directory", "notify"]) {
  db.getSiblingDB(name).createUser({
    user: name,
    pwd: process.env[`${name.toUpperCase()}_PASSWORD`],
    roles: ["readWrite", "dbAdmin"],
  });
}
