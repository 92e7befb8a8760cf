// What every store promises about accounts, persons, drafts, links, the outbox and repeated requests.
#include "tests/store_contract/backend.hpp"

namespace flurwerk::api {
namespace registers_test {

const Instant noon = story::at("2026-03-02T12:00:00Z");
constexpr auto hour = std::chrono::hours(1);

template <class Backend>
class Registers : public StoreContract<Backend> {
 protected:
  template <class Work>
  void write(Work work) {
    this->store()
        .write([&](Tx& tx) -> Result<bool> {
          work(tx);
          return true;
        })
        .value();
  }
};
TYPED_TEST_SUITE(Registers, Backends);

TYPED_TEST(Registers, AnAccountIsFoundByItsAddressWhateverTheCase) {
  this->write([&](Tx& tx) {
    EXPECT_TRUE(tx.accounts().put_account({{"u1"}, "Anna@Example.org", "Anna", "hash", noon, {}, 0, {}}));
    EXPECT_FALSE(tx.accounts().put_account({{"u2"}, "anna@example.ORG", "Other", "hash", noon, {}, 0, {}}));
    tx.accounts().set_memberships({"u1"}, {{"clerk", {"auth-1"}, {}}, {"administrator", {}, {}}});
  });
  const auto view = this->store().read();
  EXPECT_EQ(view->accounts().account_by_email("ANNA@example.org")->id.value, "u1");
  EXPECT_FALSE(view->accounts().account({"u2"}));
  const std::vector<Membership> both{{"administrator", {}, {}}, {"clerk", {"auth-1"}, {}}};
  EXPECT_EQ(view->accounts().memberships({"u1"}), both);
  this->write([&](Tx& tx) {
    auto account = tx.accounts().account({"u1"}).value();
    account.disabled_at = noon;
    account.failed_attempts = 3;
    EXPECT_TRUE(tx.accounts().put_account(account));
  });
  EXPECT_EQ(this->store().read()->accounts().account({"u1"})->disabled_at, noon);
  EXPECT_EQ(this->store().read()->accounts().accounts().at(0).failed_attempts, 3);
}

TYPED_TEST(Registers, SessionsEndWhenAskedAndWhenExpired) {
  this->write([&](Tx& tx) {
    tx.accounts().put_account({{"u1"}, "a@b.de", "A", "h", noon, {}, 0, {}});
    for (const char* token : {"t1", "t2", "t3"}) {
      tx.accounts().put_session({token, {"u1"}, "csrf", noon, noon + hour * (token[1] - '0')});
    }
    tx.accounts().end_session("t3");
    EXPECT_EQ(tx.accounts().end_sessions_expired(noon + hour), 1);
  });
  EXPECT_FALSE(this->store().read()->accounts().session("t1"));
  EXPECT_EQ(this->store().read()->accounts().session("t2")->csrf, "csrf");
  this->write([&](Tx& tx) { tx.accounts().end_sessions_of({"u1"}); });
  EXPECT_FALSE(this->store().read()->accounts().session("t2"));
}

TYPED_TEST(Registers, AuthoritiesAndAgencies) {
  this->write([&](Tx& tx) {
    tx.accounts().put_authority({{"auth-1"}, "Bauaufsicht", "HE", "Markt 1", "35000", "Neustadt", "b@x.de", "BA"});
    tx.accounts().put_agency({{"ag-1"}, {"auth-1"}, "Brandschutz", "fire_protection", "f@x.de"});
    tx.accounts().put_agency({{"ag-2"}, {}, "Gemeinde", "municipality", "g@x.de"});
  });
  const auto view = this->store().read();
  EXPECT_EQ(view->accounts().authority({"auth-1"})->file_prefix, "BA");
  EXPECT_EQ(view->accounts().agencies().size(), 2u);
  EXPECT_TRUE(view->accounts().agency({"ag-2"})->authority.empty());
  EXPECT_EQ(view->accounts().agency({"ag-1"})->authority.value, "auth-1");
}

TYPED_TEST(Registers, TheImportLogListsTheNewestFirst) {
  const ImportRecord old{"i1", "parcels",   "a.xml",           5,    "sha", {"u1"}, noon,
                         noon, noon + hour, ImportState::done, "{}", ""};
  const ImportRecord running{"i2", "plan", "b.gml", 6, "", {}, noon + hour, noon + hour, {}, ImportState::running,
                             "",   ""};
  this->write([&](Tx& tx) {
    tx.imports().put_import({"i1", "", "a.xml"});
    tx.imports().put_import(old);
    tx.imports().put_import(running);
  });
  this->reopen();
  const auto all = this->store().read()->imports().imports(10);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all.at(0).id, "i2");
  EXPECT_EQ(all.at(0).started_at, noon + hour);
  EXPECT_FALSE(all.at(0).ended_at);
  EXPECT_EQ(all.at(1).as, "parcels");
  EXPECT_EQ(all.at(1).asked_by.value, "u1");
  EXPECT_EQ(this->store().read()->imports().imports(1).size(), 1u);
  EXPECT_EQ(this->store().read()->imports().import("i1")->report, "{}");
  EXPECT_FALSE(this->store().read()->imports().import("i3"));
  this->write([&](Tx& tx) { EXPECT_EQ(tx.imports().interrupt_imports(noon + 2 * hour), 1); });
  const auto interrupted = this->store().read()->imports().import("i2").value();
  EXPECT_EQ(interrupted.state, ImportState::interrupted);
  EXPECT_EQ(interrupted.ended_at, noon + 2 * hour);
  EXPECT_EQ(this->store().read()->imports().import("i1")->state, ImportState::done);
}

TYPED_TEST(Registers, AnErasedPersonIsEmptyAndTheLogStaysWhole) {
  this->write([&](Tx& tx) {
    tx.parties().put_person({{"persona1"}, "Erika Muster", "Weg 2", "35000", "Neustadt", "e@x.de", "123", "AKH 1", {}});
  });
  this->record_draft("a1");
  EXPECT_EQ(this->store().read()->parties().person({"persona1"})->name, "Erika Muster");
  this->write([&](Tx& tx) { tx.parties().erase_person({"persona1"}, noon); });
  const auto erased = this->store().read()->parties().person({"persona1"}).value();
  EXPECT_EQ(erased.name + erased.street + erased.city + erased.postal_code + erased.email + erased.phone +
                erased.qualification,
            "");
  EXPECT_EQ(erased.erased_at, noon);
  const auto report = this->store().verify(*this->documents_);
  EXPECT_TRUE(report.ok) << report.message.en;
}

TYPED_TEST(Registers, DraftContentIsStoredOnceUnderItsHash) {
  std::string first, second;
  this->write([&](Tx& tx) {
    first = tx.parties().put_draft_content("{\"a\":1}");
    second = tx.parties().put_draft_content("{\"a\":1}");
  });
  EXPECT_EQ(first, second);
  EXPECT_EQ(this->store().read()->parties().draft_content(first), "{\"a\":1}");
  EXPECT_FALSE(this->store().read()->parties().draft_content("none"));
}

TYPED_TEST(Registers, ALinkRemembersItsFirstUseAndItsRevocation) {
  this->write([&](Tx& tx) {
    tx.links().put_link({"hash1", {"req-1"}, "f@x.de", noon, noon + hour * 24, {}, {}});
    tx.links().mark_used("hash1", noon + hour);
    tx.links().mark_used("hash1", noon + hour * 2);
    tx.links().revoke_links_of({"req-1"}, noon + hour * 3);
  });
  const auto link = this->store().read()->links().link("hash1").value();
  EXPECT_EQ(link.first_used_at, noon + hour);
  EXPECT_EQ(link.revoked_at, noon + hour * 3);
  EXPECT_EQ(this->store().read()->links().links_of({"req-1"}).size(), 1u);
  EXPECT_FALSE(this->store().read()->links().link("hash2"));
}

TYPED_TEST(Registers, TheOutboxKeepsOrderAndWaits) {
  this->write([&](Tx& tx) {
    const auto first = tx.outbox().post({0, "mail", "ada", "1", noon, noon});
    const auto second = tx.outbox().post({0, "mail", "bob", "2", noon, noon});
    tx.outbox().post({0, "mail", "bob", "3", noon + hour, noon + hour});
    tx.outbox().retry(first, noon + hour);
    tx.outbox().done(second, noon);
  });
  EXPECT_TRUE(this->store().read()->outbox().waiting(noon).empty());
  const auto waiting = this->store().read()->outbox().waiting(noon + hour);
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].payload, "1");
  EXPECT_EQ(waiting[0].attempts, 1);
  EXPECT_EQ(waiting[1].payload, "3");
}

TYPED_TEST(Registers, NothingOvertakesInItsQueueAndOtherQueuesGoOn) {
  this->write([&](Tx& tx) {
    const auto first = tx.outbox().post({0, "mail", "ada", "1", noon, noon});
    tx.outbox().post({0, "mail", "ada", "2", noon, noon});
    tx.outbox().post({0, "mail", "bob", "3", noon, noon});
    tx.outbox().retry(first, noon + hour);
  });
  const auto now = this->store().read()->outbox().waiting(noon);
  ASSERT_EQ(now.size(), 1u) << "the second one waits behind the first";
  EXPECT_EQ(now[0].payload, "3");
  EXPECT_EQ(now[0].queue, "bob");
  EXPECT_EQ(this->store().read()->outbox().waiting(noon + hour).size(), 3u);
}

TYPED_TEST(Registers, WhatIsGivenUpHoldsItsQueueAndLanesDoNotWaitForEachOther) {
  this->write([&](Tx& tx) {
    const auto first = tx.outbox().post({0, "webhook", "webhook a", "1", noon, noon});
    tx.outbox().post({0, "webhook", "webhook a", "2", noon, noon});
    tx.outbox().post({0, "webhook", "webhook b", "3", noon, noon});
    tx.outbox().post({0, "mail", "ada", "4", noon, noon});
    tx.outbox().give_up(first, noon, "HTTP 500");
  });
  const auto payloads = [&](Lane lane) {
    std::string list;
    for (const auto& item : this->store().read()->outbox().waiting(noon + hour * 1000, 100, lane)) list += item.payload;
    return list;
  };
  EXPECT_EQ(payloads(Lane::webhooks), "3");
  EXPECT_EQ(payloads(Lane::mail), "4");
  this->write([&](Tx& tx) { tx.webhooks().retry("a", noon); });
  EXPECT_EQ(payloads(Lane::webhooks), "123") << "an administrator had it tried again, in order";
}

TYPED_TEST(Registers, WhatWaitsIsFoundByWhatItIsAboutAndTakenBackUntilItLeft) {
  OutboxItem item{0, "digest", "ada", "1", noon, noon + hour};
  item.about = "reminder r1";
  std::int64_t left = 0;
  this->write([&](Tx& tx) {
    tx.outbox().post(item);
    item.about = "reminder r2";
    left = tx.outbox().post(item);
    tx.outbox().done(left, noon);
  });
  EXPECT_EQ(this->store().read()->outbox().waiting_about("reminder r1")->not_before, noon + hour);
  EXPECT_FALSE(this->store().read()->outbox().waiting_about("reminder r2")) << "it has left";
  this->write([&](Tx& tx) {
    EXPECT_EQ(tx.outbox().recall("reminder r1"), 1);
    EXPECT_EQ(tx.outbox().recall("reminder r2"), 0);
  });
  EXPECT_TRUE(this->store().read()->outbox().waiting(noon + hour).empty());
}

TYPED_TEST(Registers, ARepeatedRequestFindsItsAnswer) {
  this->write([&](Tx& tx) { tx.outbox().remember({"key", {"u1"}, "submit", "sha", 201, "{}", noon}); });
  const auto view = this->store().read();
  EXPECT_EQ(view->outbox().answer("key", {"u1"}, "submit")->status, 201);
  EXPECT_FALSE(view->outbox().answer("key", {"u2"}, "submit"));
  EXPECT_FALSE(view->outbox().answer("key", {"u1"}, "other"));
  this->write([&](Tx& tx) { EXPECT_EQ(tx.outbox().forget_answers_before(noon + hour), 1); });
  EXPECT_FALSE(this->store().read()->outbox().answer("key", {"u1"}, "submit"));
}

}  // namespace registers_test
}  // namespace flurwerk::api
