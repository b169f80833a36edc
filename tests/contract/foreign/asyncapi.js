// SPDX-License-Identifier: Apache-2.0
//
// asyncapi.js FILE: reads an AsyncAPI document with AsyncAPI's own parser, prints what it says of it
// and how much it found, and fails where the document does not parse or anything is said of it. It
// asks nobody over the network.
"use strict";
const fs = require("node:fs");
const { Parser } = require("@asyncapi/parser");

// The contract is written for AsyncAPI 3.0, which more readers' tools take than 3.1.
const NOT_ASKED = new Set(["asyncapi-latest-version"]);

async function main(file) {
  const { document, diagnostics } = await new Parser().parse(fs.readFileSync(file, "utf8"));
  const said = diagnostics.filter((diagnostic) => !NOT_ASKED.has(diagnostic.code));
  said.forEach(({ code, path, message }) => console.log(`${path.join("/")}: [${code}] ${message}`));
  if (!document || said.length > 0) {
    process.exit(1);
  }
  const channels = document.channels().all();
  const messages = new Set(channels.flatMap((c) => c.messages().all().map((m) => m.name())));
  console.log(`${channels.length} channels, ${messages.size} messages`);
}

main(process.argv[2]);
