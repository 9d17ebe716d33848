// The hook by which Asio tells of the events that its reactor has just got from the kernel, before
// it hands them out. Asio includes this file (ASIO_CUSTOM_HANDLER_TRACKING, see net/asio.hpp),
// which must define all of these macros; all others do nothing. Same in Asio 1.22 to 1.30. Entry
// point: note_events(), defined in net/loop_clock.
#pragma once

namespace rconn::net {

// Called on the thread of the loop, once for each event of a wake-up.
void note_events(asio::execution_context& loop);

}  // namespace rconn::net

#define ASIO_INHERIT_TRACKED_HANDLER
#define ASIO_ALSO_INHERIT_TRACKED_HANDLER
#define ASIO_HANDLER_TRACKING_INIT (void)0
#define ASIO_HANDLER_LOCATION(location) (void)0
#define ASIO_HANDLER_CREATION(creation) (void)0
#define ASIO_HANDLER_COMPLETION(completion) (void)0
#define ASIO_HANDLER_INVOCATION_BEGIN(invocation) (void)0
#define ASIO_HANDLER_INVOCATION_END (void)0
#define ASIO_HANDLER_OPERATION(operation) (void)0
#define ASIO_HANDLER_REACTOR_REGISTRATION(registration) (void)0
#define ASIO_HANDLER_REACTOR_DEREGISTRATION(registration) (void)0
#define ASIO_HANDLER_REACTOR_READ_EVENT 1U
#define ASIO_HANDLER_REACTOR_WRITE_EVENT 2U
#define ASIO_HANDLER_REACTOR_ERROR_EVENT 4U
#define RCONN_NOTE_EVENTS(loop, registration, events) \
  ::rconn::net::note_events(loop), static_cast<void>(registration), static_cast<void>(events)
#define ASIO_HANDLER_REACTOR_EVENTS(events) RCONN_NOTE_EVENTS events
#define ASIO_HANDLER_REACTOR_OPERATION(operation) (void)0
